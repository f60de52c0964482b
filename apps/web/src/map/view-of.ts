import type { Map } from 'maplibre-gl';
import type { MapView, RestingView } from './intent';

/** Where a map looks. */
export const viewOf = (map: Map): MapView => {
  const { lng, lat } = map.getCenter();
  return { center: [lng, lat], zoom: map.getZoom() };
};

/** The same with the box in sight, west, south, east, north. */
export function restingViewOf(map: Map): RestingView {
  const bounds = map.getBounds();
  return { ...viewOf(map), bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] };
}
