import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from './flavor';
import type { Slot } from './slot';

/** A word in the languages of the product. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

export interface LayerProperty {
  readonly name: string;
  readonly type: 'string' | 'number' | 'instant';
  readonly title: Title;
}

/** One line of a legend: a swatch in colours of the flavor, and what it means. */
export interface LegendItem {
  readonly shape: 'fill' | 'line' | 'circle';
  readonly colour: (flavor: Flavor) => string;
  /** Edge of the swatch: a casing, an outline. Absent = none. */
  readonly rim?: (flavor: Flavor) => string;
  readonly title: Title;
}

type WithoutSource<Layer> = Layer extends unknown ? Omit<Layer, 'source' | 'source-layer'> : never;

/** A MapLibre layer without its source, which the map supplies for the dataset on show, and with its floor. */
export type StyleLayer = WithoutSource<Extract<LayerSpecification, { source: string }>> & { readonly slot: Slot };

/** A GeoJSON feature as the API answers it, as far as the catalog needs to know. */
export interface LayerFeature {
  readonly type: 'Feature';
  readonly id?: number | string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * A map layer, in one place. The API serves it from the SQL view `layer_<id with _>` (or works it out, `isComputed`), the map draws it with `style`,
 * switcher, legend and popup read the rest. See docs/add-a-layer.md.
 */
export interface LayerDescriptor {
  readonly id: string;
  readonly title: Title;
  readonly description: Title;
  readonly geometry: 'point' | 'line' | 'polygon';
  /** Columns of the view that travel with each feature. */
  readonly properties: readonly LayerProperty[];
  /** The API works its features out (`usecases/layers/computed-rows.ts`): there is no view. Absent = the view holds them. */
  readonly isComputed?: true;
  /** The view has valid_from and so obeys the time range. */
  readonly hasTime: boolean;
  readonly minzoom: number;
  /** `tiles` for anything that may grow; `features` for a few hundred whole shapes that can be selected. */
  readonly delivery: 'tiles' | 'features';
  /** What a role must be allowed to see it. */
  readonly permission: 'map.read' | 'incident.read';
  /** Kinds of record whose change makes its tiles new. */
  readonly changesWith: readonly ('district' | 'place' | 'road-segment' | 'incident' | 'zone' | 'post')[];
  /** Lines only: pieces that agree in these properties are joined in each tile, so that labels run along them. */
  readonly joinedBy?: readonly string[];
  /** Features drawn beside those of the view and computed from them, such as the points at which names stand. */
  readonly deriveFeatures?: (features: readonly LayerFeature[]) => LayerFeature[];
  /** Shown when a person first opens the map. */
  readonly isShownByDefault: boolean;
  readonly legend: readonly LegendItem[];
  /** Bottom to top within a floor. Ids begin with the layer's id. */
  readonly style: (flavor: Flavor) => readonly StyleLayer[];
  /** Property that titles a popup. */
  readonly titleProperty: string;
}
