import type { GeoJSONSource, Map, VectorTileSource } from 'maplibre-gl';
import type { StyleStep } from './style-change';

/** Does one step on the living map. */
export function applyStyleStep(map: Map, step: StyleStep): void {
  switch (step.step) {
    case 'remove-layer': return void map.removeLayer(step.id);
    case 'remove-source': return void map.removeSource(step.id);
    case 'add-source': return void map.addSource(step.id, step.source);
    case 'set-tiles': return void map.getSource<VectorTileSource>(step.id)?.setTiles(step.tiles);
    case 'set-data': return void map.getSource<GeoJSONSource>(step.id)?.setData(step.data);
    case 'add-layer': return void map.addLayer(step.layer, step.before);
    // The names and values come from composed layers, which the validator has seen in the catalog's tests.
    case 'set-paint': return void map.setPaintProperty(step.id, step.name as never, step.value as never, { validate: false });
    case 'set-layout': return void map.setLayoutProperty(step.id, step.name as never, step.value as never, { validate: false });
  }
}
