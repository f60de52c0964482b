import type { LayerDescriptor } from './layer';
import { coveredWalks } from './layers/covered-walks';
import { districts } from './layers/districts';
import { forecast } from './layers/forecast';
import { incidents } from './layers/incidents';
import { places } from './layers/places';
import { posts } from './layers/posts';
import { sensitiveBuffers } from './layers/sensitive-buffers';
import { streets } from './layers/streets';
import { uncoveredHotspots } from './layers/uncovered-hotspots';
import { unitGrid } from './layers/unit-grid';
import { zones } from './layers/zones';

/** Every layer of the map, bottom to top. */
export const layers: readonly LayerDescriptor[] = [streets, unitGrid, zones, sensitiveBuffers, coveredWalks, districts, forecast, uncoveredHotspots, places, incidents, posts];

/** The layer of that id; undefined when there is none. */
export const findLayer = (id: string): LayerDescriptor | undefined => layers.find((layer) => layer.id === id);
