import type { Map, PointLike } from 'maplibre-gl';

const clickable = ['districts-name', 'districts-fill'];

/** Id of the district drawn at a point of the canvas, by its name or its area; null where none is. */
export function districtAt(map: Map, point: PointLike): number | null {
  const drawn = clickable.filter((id) => map.getLayer(id) !== undefined);
  if (drawn.length === 0) return null;
  const [hit] = map.queryRenderedFeatures(point, { layers: drawn });
  const id = hit?.id ?? hit?.properties['districtId'];
  return typeof id === 'number' ? id : null;
}
