import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from './flavor';

export interface LayerProperty {
  readonly name: string;
  readonly type: 'string' | 'number' | 'instant';
  readonly title: { readonly zh: string; readonly en: string };
}

/** One line of a legend: a swatch in a colour of the flavor, and what it means. */
export interface LegendItem {
  readonly shape: 'fill' | 'line' | 'circle';
  readonly colour: (flavor: Flavor) => string;
  readonly title: { readonly zh: string; readonly en: string };
}

/** A MapLibre layer without its source: the map supplies the source for the dataset on show. */
export type StyleLayer = Omit<Extract<LayerSpecification, { source?: unknown }>, 'source'> & { id: string };

/**
 * A map layer, in one place. The API serves it from the SQL view `layer_<id with _>`, the map draws it with `style`,
 * switcher, legend and popup read the rest. See docs/add-a-layer.md.
 */
export interface LayerDescriptor {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  readonly geometry: 'point' | 'line' | 'polygon';
  /** Columns of the view that travel with each feature. */
  readonly properties: readonly LayerProperty[];
  /** The view has valid_from and so obeys the time range. */
  readonly hasTime: boolean;
  readonly minzoom: number;
  /** Shown when a person first opens the map. */
  readonly isShownByDefault: boolean;
  readonly legend: readonly LegendItem[];
  /** Bottom to top. Every `source-layer` is the layer id. */
  readonly style: (flavor: Flavor) => readonly StyleLayer[];
  /** Property that titles a popup. */
  readonly titleProperty: string;
}
