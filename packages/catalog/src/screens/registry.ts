import { countyOverview } from './county-overview';
import { districtScene } from './district-scene';
import { hotspotForecast } from './hotspot-forecast';
import { patrolCoverage } from './patrol-coverage';
import type { Scene } from './scene';
import { weekInReview } from './week-in-review';

/** Every scene that is not a district's, in the order they stand in while nobody has ordered them. */
export const scenes: readonly Scene[] = [countyOverview, patrolCoverage, hotspotForecast, weekInReview];

/** A scene with the district it is about; null = the whole county. */
export interface PlacedScene extends Scene {
  readonly districtId: number | null;
}

const districtKey = /^district-(\d{1,9})$/;

/** The scenes of a county: its own, each hotspot district's after the first. @param districts in the order they are to come */
export function scenesOf(districts: readonly { readonly id: number; readonly name: string }[]): PlacedScene[] {
  const [first, ...rest] = scenes.map((scene): PlacedScene => ({ ...scene, districtId: null }));
  const placed = districts.map(({ id, name }): PlacedScene => ({ ...districtScene, id: `district-${id}`, title: { zh: name, en: name }, districtId: id }));
  return [...(first === undefined ? [] : [first]), ...placed, ...rest];
}

/** Whether an id can be a scene's: one of the registry, or a district's. Whether that district is there is seen when it is shown. */
export const isSceneId = (id: string): boolean => districtKey.test(id) || scenes.some((scene) => scene.id === id);

/** Layers some scene draws: all a screen may ask the map for. */
export const sceneLayerIds: ReadonlySet<string> = new Set([...scenes, districtScene].flatMap(({ layers }) => layers));
