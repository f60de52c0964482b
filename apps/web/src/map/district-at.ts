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
