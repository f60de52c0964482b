import type { Map } from 'maplibre-gl';

/** Marks one district as selected, or none. @param marked the one marked so far @returns the one marked now; null while there are no districts to mark */
export function selectDistrict(map: Map, wanted: number | null, marked: number | null): number | null {
  if (map.getSource('districts') === undefined) return null;
  if (wanted === marked) return marked;
  map.removeFeatureState({ source: 'districts' });
  if (wanted !== null) map.setFeatureState({ source: 'districts', id: wanted }, { selected: true });
  return wanted;
}
