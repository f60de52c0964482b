import type { Words } from '@wuding/domain';

/** What a figure of the strip counts: an indicator of the registry over a period, or what is known at this moment. */
export type SceneFigure =
  | { readonly source: 'indicator'; readonly id: string; readonly period: FigurePeriod }
  | { readonly source: 'now'; readonly id: NowFigure };

export const figurePeriods = ['today', 'days-7', 'days-30'] as const;
export type FigurePeriod = (typeof figurePeriods)[number];

/** People on post of those due, length of main road visited in two hours, incidents of today, those not closed yet, units on the move, incidents the next hours are expected to bring, people on today's rosters of the district. */
export const nowFigures = ['on-post', 'main-coverage', 'incidents-today', 'incidents-open', 'units-moving', 'incidents-ahead', 'team-today'] as const;
export type NowFigure = (typeof nowFigures)[number];

/** What stands on the map besides its layers. */
export const sceneMarks = ['posts', 'units', 'incidents'] as const;
export type SceneMark = (typeof sceneMarks)[number];

/** The lists and charts a scene can put beside its map; the web has one component for each. */
export const panelIds = ['alarms', 'rhythm', 'latest', 'district-posts', 'district-today', 'return-clock', 'coverage', 'owed-streets', 'forecast-districts', 'forecast-trust', 'week-days', 'week-districts', 'week-categories'] as const;

/** One picture of the wall, as data. To add one: a file here and a line in `registry.ts`. */
export interface Scene {
  readonly id: string;
  readonly title: Words;
  /** The question it answers within five seconds, shown under its title. */
  readonly question: Words;
  /** Where the map looks: everything, or the scene's own district. */
  readonly camera: 'county' | 'district';
  /** Ids of layers of the map. One that is not there is said on the screen, and the rest stays. */
  readonly layers: readonly string[];
  readonly marks: readonly SceneMark[];
  /** Streets by how far they were visited, over the map. */
  readonly hasCoverageLines: boolean;
  /** Ids of panels, top to bottom, the most needed first: a screen shows as many as can be read on it. With the map and the strip of figures at most five. */
  readonly panels: readonly string[];
  readonly figures: readonly SceneFigure[];
}

/** A scene made once for each hotspot district. */
export interface DistrictSceneTemplate extends Scene {
  readonly camera: 'district';
}

/** @source quality goals §2 */
export const sceneLimits = { figures: 7, panels: 5 } as const;

/** The map and the strip of figures, which every scene has. */
export const standingPanelCount = 2;
