import { layers, type LayerDescriptor } from '@wuding/catalog';
import type { FeatureCollection } from 'geojson';
import type { MapIntent } from './intent';

/** What is worked out of the coming hours is asked anew when the quarter of an hour is another. */
const quarterMilliseconds = 900_000;

type Load = (layer: LayerDescriptor, dataset: string, at: string | null, signal: AbortSignal) => Promise<FeatureCollection>;

interface Listener {
  onLoaded(): void;
  onFailed(failure: unknown): void;
}

/** Features of the layers delivered whole, kept until the dataset, the instant or the records change. */
export class LayerCollections {
  readonly #load: Load;
  readonly #listener: Listener;
  readonly #keys = new Map<string, string>();
  readonly #pending = new Map<string, AbortController>();
  #dataset: string | null = null;
  #loaded: ReadonlyMap<string, FeatureCollection> = new Map();

  constructor(load: Load, listener: Listener) {
    this.#load = load;
    this.#listener = listener;
  }

  /** By layer id. A layer still on its way shows what it showed before, but never another dataset's features. */
  get loaded(): ReadonlyMap<string, FeatureCollection> {
    return this.#loaded;
  }

  /** Fetches what the intent shows and is not here yet. */
  take({ dataset, visibleLayerIds, timeRange, dataVersion }: MapIntent): void {
    if (dataset.key !== this.#dataset) this.#forget(dataset.key);
    for (const layer of layers) {
      if (layer.delivery !== 'features' || !visibleLayerIds.includes(layer.id)) continue;
      const at = layer.hasTime ? timeRange.to : null;
      const key = JSON.stringify([at, dataVersion, ...(layer.isComputed === true ? [Math.floor(Date.now() / quarterMilliseconds)] : [])]);
      if (this.#keys.get(layer.id) === key) continue;
      this.#keys.set(layer.id, key);
      void this.#fetch(layer, dataset.key, at);
    }
  }

  /** Asks again for whatever failed. */
  retry(intent: MapIntent): void {
    for (const { id } of layers) if (!this.#loaded.has(id) && !this.#pending.has(id)) this.#keys.delete(id);
    this.take(intent);
  }

  close(): void {
    for (const pending of this.#pending.values()) pending.abort();
    this.#pending.clear();
  }

  #forget(dataset: string): void {
    this.close();
    this.#dataset = dataset;
    this.#keys.clear();
    this.#loaded = new Map();
  }

  async #fetch(layer: LayerDescriptor, dataset: string, at: string | null): Promise<void> {
    this.#pending.get(layer.id)?.abort();
    const controller = new AbortController();
    this.#pending.set(layer.id, controller);
    try {
      const collection = await this.#load(layer, dataset, at, controller.signal);
      if (controller.signal.aborted) return;
      this.#loaded = new Map([...this.#loaded, [layer.id, collection]]);
      this.#listener.onLoaded();
    } catch (failure) {
      if (!controller.signal.aborted) this.#listener.onFailed(failure);
    } finally {
      if (this.#pending.get(layer.id) === controller) this.#pending.delete(layer.id);
    }
  }
}
