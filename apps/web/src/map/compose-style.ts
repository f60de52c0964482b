import {
  basemapSources, basemapStyle, cellMarkLayers, cellMarkSource, darkFlavor, findBasemap, flavorUnderHeat, heatFaces, heatLayers, heatSource, layers as registry,
  keptClearLayers, keptClearSource, lightFlavor, pastBoundaryLayers, pastBoundarySource, patrolLineLayers, patrolLineSource, pinLayers, pinSource, reachLayers, reachSource, reliefEdge, scaledFlavor, stackLayers, withDistrictStates,
  type Basemap, type Flavor, type HeatFace, type LayerDescriptor, type SlottedLayer, type SourceSpecification, type StyleSpecification,
} from '@wuding/catalog';
import type { Feature, FeatureCollection } from 'geojson';
import type { MapIntent } from './intent';

/** What the style is composed from: the intent, and data the adapter holds beside it. */
export interface StyleInput {
  readonly intent: Pick<MapIntent, 'dataset' | 'theme' | 'visibleLayerIds' | 'timeRange' | 'dataVersion' | 'heatRamp' | 'cellMarks' | 'patrolLines' | 'scale' | 'districtStates' | 'keptClear'> & { readonly locale?: MapIntent['locale'] | undefined };
  /** Features of the layers delivered whole, by layer id. Absent = not yet loaded. */
  readonly features: ReadonlyMap<string, FeatureCollection>;
  readonly heat: Readonly<Record<HeatFace, FeatureCollection>>;
  readonly shownHeat: HeatFace | null;
  readonly pin: FeatureCollection;
  readonly pastBoundary: FeatureCollection;
  readonly reaches: FeatureCollection;
  readonly fadeMilliseconds: number;
}

/**
 * The whole map as one MapLibre style: base map, visible layers, heat grid and pin, in the theme's colours. The same
 * input gives an equal style, and the order of layers never depends on the intent. Addresses are below `/api`.
 */
export function composeStyle(input: StyleInput): StyleSpecification {
  const { intent, shownHeat, fadeMilliseconds } = input;
  const desk = intent.theme === 'dark' ? darkFlavor : lightFlavor, plain = intent.scale == null ? desk : scaledFlavor(desk, intent.scale);
  const flavor = shownHeat === null ? plain : flavorUnderHeat(plain);
  const basemap = basemapOf(intent.dataset.basemap);
  const visible = registry.filter(({ id }) => intent.visibleLayerIds.includes(id));
  return {
    version: 8,
    name: `wuding ${intent.theme}`,
    transition: { duration: 0, delay: 0 },
    sources: {
      ...basemapSourcesOf(basemap, intent.theme),
      ...Object.fromEntries(visible.map((layer) => [layer.id, layerSource(layer, input)])),
      ...Object.fromEntries(heatFaces.map((face) => [heatSource(face), geojson(input.heat[face])])),
      [cellMarkSource]: geojson(intent.cellMarks ?? noFeatures),
      [patrolLineSource]: geojson(intent.patrolLines ?? noFeatures),
      [pastBoundarySource]: geojson(input.pastBoundary),
      [reachSource]: geojson(input.reaches),
      [pinSource]: geojson(input.pin),
      ...(intent.keptClear == null ? {} : { [keptClearSource]: geojson(intent.keptClear) }),
    },
    layers: stackLayers([
      ...basemapStyle(basemap, flavor),
      ...withDistrictStates(visible.flatMap((layer) => styleOf(layer, flavor)), intent.districtStates ?? null, { flavor, locale: intent.locale ?? 'zh-CN' }),
      ...heatLayers({ flavor, shown: shownHeat, fadeMilliseconds, ramp: intent.heatRamp ?? 'heat' }),
      ...cellMarkLayers(flavor),
      ...patrolLineLayers(plain),
      ...reachLayers(plain),
      ...pastBoundaryLayers(flavor),
      ...pinLayers(flavor),
      ...(intent.keptClear == null ? [] : keptClearLayers()),
    ]),
  };
}

/** A base map nobody described still has tiles; it has no relief. */
function basemapOf(name: string | null): Basemap | undefined {
  if (name === null) return undefined;
  return findBasemap(name) ?? { name, credit: { zh: '', en: '' }, minzoom: 0, maxzoom: 14, reliefCorners: null };
}

function basemapSourcesOf(basemap: Basemap | undefined, theme: string): Record<string, SourceSpecification> {
  if (basemap === undefined) return {};
  const { name, minzoom, maxzoom, reliefCorners } = basemap;
  const address = `/api/basemaps/${encodeURIComponent(name)}`;
  const tiles: SourceSpecification = { type: 'vector', tiles: [`${address}/{z}/{x}/{y}`], minzoom, maxzoom };
  if (reliefCorners === null) return { [basemapSources.tiles]: tiles };
  const [northWest, northEast, southEast, southWest] = reliefCorners;
  return {
    [basemapSources.relief]: { type: 'image', url: `${address}/relief/${theme}`, coordinates: [northWest, northEast, southEast, southWest] },
    [basemapSources.reliefEdge]: geojson(reliefEdge(reliefCorners)),
    [basemapSources.tiles]: tiles,
  };
}

/** Points thin out zoom by zoom and so are cut closer than lines and areas, which can be enlarged. */
const nearestTileZoom = { point: 18, line: 16, polygon: 16 } as const;

function layerSource(layer: LayerDescriptor, { intent, features }: StyleInput): SourceSpecification {
  if (layer.delivery === 'features') return geojson(features.get(layer.id) ?? noFeatures);
  const query = new URLSearchParams({ dataset: intent.dataset.key });
  if (layer.hasTime && intent.timeRange.from !== null) query.set('from', intent.timeRange.from);
  if (layer.hasTime && intent.timeRange.to !== null) query.set('to', intent.timeRange.to);
  query.set('v', intent.dataVersion);
  return { type: 'vector', tiles: [`/api/layers/${layer.id}/tiles/{z}/{x}/{y}?${query}`], minzoom: Math.ceil(layer.minzoom), maxzoom: nearestTileZoom[layer.geometry] };
}

const styleOf = (layer: LayerDescriptor, flavor: Flavor): SlottedLayer[] =>
  layer.style(flavor).map((style) => ({ ...style, source: layer.id, ...(layer.delivery === 'tiles' ? { 'source-layer': layer.id } : {}) }) as SlottedLayer);

export const noFeatures: FeatureCollection = { type: 'FeatureCollection', features: [] };

const geojson = (data: Feature | FeatureCollection): SourceSpecification => ({ type: 'geojson', data, tolerance: 0.2 });
