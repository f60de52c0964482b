import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';

/**
 * The floors of the map, bottom to top. A layer says on which it lives; within a floor the order of the registry holds.
 * Labels stand above everything drawn, and MapLibre places the topmost first: where two collide, the later floor wins.
 */
export const slots = [
  'ground', 'area', 'road-casing', 'road', 'glow', 'heat', 'outline', 'mark',
  'alley-label', 'secondary-label', 'water-label', 'main-label', 'mark-label', 'area-label', 'selection',
] as const;
export type Slot = (typeof slots)[number];

/** A complete MapLibre layer with its floor. */
export type SlottedLayer = LayerSpecification & { readonly slot: Slot };

/** Layers in drawing order, without the word that ordered them. Stable within a floor. */
export function stackLayers(layers: readonly SlottedLayer[]): LayerSpecification[] {
  return slots.flatMap((floor) => layers.filter(({ slot }) => slot === floor).map(withoutSlot));
}

function withoutSlot(layer: SlottedLayer): LayerSpecification {
  const { slot: _, ...specification } = layer;
  return specification;
}
