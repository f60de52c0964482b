import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';
import { blocks } from './blocks';
import { buildings } from './buildings';
import { fields } from './fields';
import { land } from './land';
import { relief, type Corners } from './relief';
import { water } from './water';

/** What the map must know of a base map beyond its name. */
export interface Basemap {
  readonly name: string;
  readonly credit: { readonly zh: string; readonly en: string };
  /** Zooms at which vector tiles are cut; nearer ones are enlarged. */
  readonly minzoom: number;
  readonly maxzoom: number;
  /** [lng, lat] of the relief picture: north-west, north-east, south-east, south-west; null = no relief. */
  readonly reliefCorners: Corners | null;
}

/** Base maps that come with the product; their files and provenance stand in data/manifest.json. */
export const basemaps: readonly Basemap[] = [
  {
    name: 'county',
    credit: { zh: '底图：自制模拟县城', en: 'Base map: invented county' },
    minzoom: 10,
    maxzoom: 16,
    reliefCorners: [[98.6524602, 24.6096646], [98.7275398, 24.6096646], [98.7275398, 24.5663354], [98.6524602, 24.5663354]],
  },
];

export const findBasemap = (name: string): Basemap | undefined => basemaps.find((basemap) => basemap.name === name);

/** Names of the sources that base map layers read. */
export const basemapSources = { tiles: 'basemap', relief: 'relief', reliefEdge: 'relief-edge' } as const;

/** The ground under everything, bottom to top. Without a base map: a plain colour. */
export const basemapStyle = (basemap: Basemap | undefined, flavor: Flavor): SlottedLayer[] =>
  basemap === undefined ? land(flavor, false) : [...land(flavor, true), ...(basemap.reliefCorners ? relief(flavor) : []), ...fields(flavor), ...blocks(flavor), ...water(flavor), ...buildings(flavor)];
