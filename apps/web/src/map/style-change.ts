import type { LayerSpecification, SourceSpecification, StyleSpecification } from '@wuding/catalog';

/** One step from the style on the map to the style wanted. Steps are done in order. */
export type StyleStep =
  | { readonly step: 'remove-layer'; readonly id: string }
  | { readonly step: 'remove-source'; readonly id: string }
  | { readonly step: 'add-source'; readonly id: string; readonly source: SourceSpecification }
  | { readonly step: 'set-tiles'; readonly id: string; readonly tiles: string[] }
  | { readonly step: 'set-data'; readonly id: string; readonly data: GeoJSON.GeoJSON }
  | { readonly step: 'add-layer'; readonly layer: LayerSpecification; readonly before: string | undefined }
  | { readonly step: 'set-paint' | 'set-layout'; readonly id: string; readonly name: string; readonly value: unknown };

/**
 * The steps from one composed style to another. Data and tile addresses change in place, so that what is on show stays
 * until its successor has arrived. GeoJSON is compared by identity, everything else by content. Layers that remain must
 * stand in the same order in both; composed styles do.
 * @param broken sources to take away and add again whether they differ or not
 */
export function planStyleSteps(before: StyleSpecification, after: StyleSpecification, broken: ReadonlySet<string> = new Set()): StyleStep[] {
  const isReplaced = (id: string): boolean =>
    id in before.sources && id in after.sources && (broken.has(id) || !isUpdatable(before.sources[id]!, after.sources[id]!));
  const isGone = (id: string): boolean => !(id in after.sources) || isReplaced(id);
  const layersAfter = new Map(after.layers.map((layer) => [layer.id, layer]));
  const remains = (layer: LayerSpecification): boolean => {
    const successor = layersAfter.get(layer.id);
    return successor !== undefined && frameOf(layer) === frameOf(successor) && !('source' in layer && isGone(layer.source));
  };
  const remaining = new Map(before.layers.filter(remains).map((layer) => [layer.id, layer]));
  return [
    ...before.layers.filter((layer) => !remains(layer)).map(({ id }): StyleStep => ({ step: 'remove-layer', id })),
    ...Object.keys(before.sources).filter(isGone).map((id): StyleStep => ({ step: 'remove-source', id })),
    ...Object.entries(after.sources).flatMap(([id, source]) => sourceSteps(id, isReplaced(id) ? undefined : before.sources[id], source)),
    ...layerSteps(after.layers, remaining),
  ];
}

function sourceSteps(id: string, before: SourceSpecification | undefined, after: SourceSpecification): StyleStep[] {
  if (before === undefined) return [{ step: 'add-source', id, source: after }];
  if (after.type === 'geojson' && before.type === 'geojson') return before.data === after.data ? [] : [{ step: 'set-data', id, data: after.data as GeoJSON.GeoJSON }];
  if (after.type === 'vector' && before.type === 'vector') return isSame(before.tiles, after.tiles) ? [] : [{ step: 'set-tiles', id, tiles: after.tiles! }];
  return [];
}

/** From the top down, so that the layer a new one goes under is already there. */
function layerSteps(wanted: readonly LayerSpecification[], remaining: ReadonlyMap<string, LayerSpecification>): StyleStep[] {
  return wanted.toReversed().flatMap((layer, index): StyleStep[] => {
    const before = remaining.get(layer.id);
    if (before === undefined) return [{ step: 'add-layer', layer, before: wanted[wanted.length - index]?.id }];
    return [...propertySteps('set-layout', layer.id, before.layout ?? {}, layer.layout ?? {}), ...propertySteps('set-paint', layer.id, before.paint ?? {}, layer.paint ?? {})];
  });
}

function propertySteps(step: 'set-paint' | 'set-layout', id: string, before: object, after: object): StyleStep[] {
  const old = before as Record<string, unknown>, wanted = after as Record<string, unknown>;
  const names = [...new Set([...Object.keys(old), ...Object.keys(wanted)])];
  return names.filter((name) => !isSame(old[name], wanted[name])).map((name) => ({ step, id, name, value: wanted[name] }));
}

/** Whether all that differs can be set on the living source. A picture cannot: the relief of one theme must not show in the other. */
function isUpdatable(before: SourceSpecification, after: SourceSpecification): boolean {
  const fixed = (source: SourceSpecification): unknown => ({ ...source, data: undefined, tiles: undefined });
  return isSame(fixed(before), fixed(after));
}

/** What of a layer cannot be set piece by piece. */
const frameOf = (layer: LayerSpecification): string => JSON.stringify({ ...layer, paint: undefined, layout: undefined });

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether a source would ask for other tiles. */
export const hasOtherTiles = (before: StyleSpecification, after: StyleSpecification, id: string): boolean => {
  const tilesOf = ({ sources }: StyleSpecification): unknown => (sources[id]?.type === 'vector' ? sources[id].tiles : undefined);
  return !isSame(tilesOf(before), tilesOf(after));
};
