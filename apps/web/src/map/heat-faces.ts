import type { HeatFace } from '@wuding/catalog';
import type { FeatureCollection } from 'geojson';
import { emptyHeat, heatPicture } from './heat';
import type { HeatGrid, MapIntent } from './intent';

/** The two copies of the heat grid: each new picture goes to the one that is hidden and takes its turn on show. */
export class HeatFaces {
  data: Record<HeatFace, FeatureCollection> = { a: emptyHeat.cells, b: emptyHeat.cells };
  /** null while there is no heat to show. */
  shown: HeatFace | null = null;
  omittedCount = 0;
  #dataset: string | null = null;
  #grid: HeatGrid | null = null;
  #breaks: readonly number[] = [];

  /**
   * Draws anew when the grid is another object than last time or its breaks differ. A grid that was another dataset's a moment
   * ago is not drawn in this one.
   */
  take({ heat, heatBreaks, dataset }: Pick<MapIntent, 'heat' | 'heatBreaks' | 'dataset'>): void {
    const isOtherDataset = dataset.key !== this.#dataset;
    const isLeftOver = isOtherDataset && heat !== null && heat === this.#grid;
    if (isOtherDataset) this.#forget(dataset.key);
    else if (heat === this.#grid && heatBreaks.join() === this.#breaks.join()) return;
    this.#grid = heat;
    this.#breaks = heatBreaks;
    if (heat === null || isLeftOver || dataset.planeOrigin === null) return this.#hide();
    const next: HeatFace = this.shown === 'a' ? 'b' : 'a';
    const { cells, omittedCount } = heatPicture(heat, heatBreaks, dataset.planeOrigin);
    this.data = { ...this.data, [next]: cells };
    this.shown = next;
    this.omittedCount = omittedCount;
  }

  #hide(): void {
    this.shown = null;
    this.omittedCount = 0;
  }

  #forget(dataset: string): void {
    this.#dataset = dataset;
    this.data = { a: emptyHeat.cells, b: emptyHeat.cells };
    this.#hide();
  }
}
