import type { Map } from 'maplibre-gl';
import type { MapView } from './intent';

/** Where a map looks. */
export const viewOf = (map: Map): MapView => {
  const { lng, lat } = map.getCenter();
  return { center: [lng, lat], zoom: map.getZoom() };
};
