import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { noFeatures } from './compose-style';
import type { Position } from './intent';

/** The drawn form of one thing of the intent: the same thing always gives the same data, which is how a change is seen. */
export class OverlayData<Thing extends object> {
  readonly #featuresOf: (thing: Thing) => Feature[];
  #thing: Thing | null = null;
  #data: FeatureCollection = noFeatures;

  constructor(featuresOf: (thing: Thing) => Feature[]) {
    this.#featuresOf = featuresOf;
  }

  of(thing: Thing | null): FeatureCollection {
    if (thing !== this.#thing) {
      this.#thing = thing;
      this.#data = thing === null ? noFeatures : { type: 'FeatureCollection', features: this.#featuresOf(thing) };
    }
    return this.#data;
  }
}

export const pointFeature = (coordinates: Position): Feature[] => [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }];
export const boundaryFeature = (geometry: MultiPolygon): Feature[] => [{ type: 'Feature', properties: {}, geometry }];
