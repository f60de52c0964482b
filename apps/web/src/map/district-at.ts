import type { Map, PointLike } from 'maplibre-gl';

const nameLayer = 'districts-name';

/**
 * Id of the district whose name is drawn at a point of the canvas; null where none is. Its area is not asked: a click
 * there means the place, and what is there names the district.
 */
export function districtAt(map: Map, point: PointLike): number | null {
  if (map.getLayer(nameLayer) === undefined) return null;
  const [hit] = map.queryRenderedFeatures(point, { layers: [nameLayer] });
  const id = hit?.id ?? hit?.properties['districtId'];
  return typeof id === 'number' ? id : null;
}

/** Names of districts as they are drawn. CSS pixels of the canvas. */
export interface DrawnNames {
  /** The points that names in sight belong to: each is written above, below or beside its own. */
  points(): { readonly id: number; readonly x: number; readonly y: number }[];
  /** Id of the district whose name covers a point. */
  at(x: number, y: number): number | null;
}

export const drawnNames = (map: Map): DrawnNames => ({
  at: (x, y) => districtAt(map, [x, y]),
  points: () => (map.getLayer(nameLayer) === undefined ? [] : map.queryRenderedFeatures({ layers: [nameLayer] }).flatMap(({ geometry, properties }) => {
    const id = Number(properties['districtId']);
    if (geometry.type !== 'Point' || !Number.isInteger(id)) return [];
    const { x, y } = map.project(geometry.coordinates as [number, number]);
    return [{ id, x, y }];
  })),
});
