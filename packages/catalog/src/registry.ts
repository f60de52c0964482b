import type { LayerDescriptor } from './layer';
import { districts } from './layers/districts';
import { incidents } from './layers/incidents';
import { places } from './layers/places';
import { streets } from './layers/streets';

/** Every layer of the map, bottom to top. */
export const layers: readonly LayerDescriptor[] = [streets, districts, places, incidents];

/** The layer of that id; undefined when there is none. */
export const findLayer = (id: string): LayerDescriptor | undefined => layers.find((layer) => layer.id === id);
