import type { LayerDescriptor, LayerFeature } from '@wuding/catalog';
import type { FeatureCollection } from 'geojson';
import { request } from '../api/request';

/** Layers delivered whole are small; what lies beyond one page is not drawn. */
const pageLimit = 1_000;

/**
 * The features of a layer with those derived from them, as they are at an instant.
 * @param at instant; null = as they are now, which are those without an end
 * @throws RequestFailure when the server refuses or cannot be reached
 */
export async function loadLayerFeatures(layer: LayerDescriptor, dataset: string, at: string | null, signal: AbortSignal): Promise<FeatureCollection> {
  const answer = await request('readLayerFeatures', { params: { id: layer.id }, query: { dataset, limit: pageLimit }, signal });
  const features = (answer.features as LayerFeature[]).filter((feature) => !layer.hasTime || isValidAt(feature, at));
  return { type: 'FeatureCollection', features: [...features, ...(layer.deriveFeatures?.(features) ?? [])] } as FeatureCollection;
}

/** Whether a version of a feature holds just before an instant; its own window is half-open. */
export function isValidAt({ properties: { valid_from: from, valid_to: to } }: LayerFeature, at: string | null): boolean {
  if (at === null) return typeof to !== 'string';
  const instant = Date.parse(at);
  return !(typeof from === 'string' && Date.parse(from) >= instant) && !(typeof to === 'string' && Date.parse(to) < instant);
}
