import type { Component } from 'vue';
import type { panelIds } from '@wuding/catalog';
import type { PanelProps } from '../panel-props';
import AlarmPanel from './AlarmPanel.vue';
import CoveragePanel from './CoveragePanel.vue';
import DistrictPostsPanel from './DistrictPostsPanel.vue';
import DistrictTodayPanel from './DistrictTodayPanel.vue';
import ForecastDistrictsPanel from './ForecastDistrictsPanel.vue';
import ForecastTrustPanel from './ForecastTrustPanel.vue';
import LatestPanel from './LatestPanel.vue';
import OwedStreetsPanel from './OwedStreetsPanel.vue';
import ReturnClockPanel from './ReturnClockPanel.vue';
import RhythmPanel from './RhythmPanel.vue';
import WeekCategoriesPanel from './WeekCategoriesPanel.vue';
import WeekDaysPanel from './WeekDaysPanel.vue';
import WeekDistrictsPanel from './WeekDistrictsPanel.vue';

/** A panel, and the least height it makes sense at, in units: its title, and as many rows as answer its question. */
interface WallPanel {
  readonly component: Component;
  leastUnits(shown: Pick<PanelProps, 'sections' | 'scene'>): number;
}

const of = (component: Component, leastUnits: number): WallPanel => ({ component, leastUnits: () => leastUnits });
/** A title, and a row for each post, three at most. */
const postsUnits: WallPanel['leastUnits'] = ({ sections, scene }) => 3.5 + 3.4 * Math.min(3, Math.max(1, sections.posts.filter(({ districtId }) => districtId === scene.districtId).length));

/** One for each panel of the catalogue; the compiler counts them. */
const byId: Readonly<Record<(typeof panelIds)[number], WallPanel>> = {
  alarms: of(AlarmPanel, 14.9), rhythm: of(RhythmPanel, 12.5), latest: of(LatestPanel, 9),
  'district-posts': { component: DistrictPostsPanel, leastUnits: postsUnits }, 'district-today': of(DistrictTodayPanel, 12.3), 'return-clock': of(ReturnClockPanel, 9),
  coverage: of(CoveragePanel, 9.3), 'owed-streets': of(OwedStreetsPanel, 9.3), 'forecast-districts': of(ForecastDistrictsPanel, 9.3), 'forecast-trust': of(ForecastTrustPanel, 11),
  'week-days': of(WeekDaysPanel, 9), 'week-districts': of(WeekDistrictsPanel, 9.3), 'week-categories': of(WeekCategoriesPanel, 9.3),
};

/** Of a panel this build does not have: a title and a line. */
const missing = { component: null, leastUnits: () => 5 } as const;

export const panelOf = (id: string): WallPanel | typeof missing => (byId as Readonly<Record<string, WallPanel>>)[id] ?? missing;
