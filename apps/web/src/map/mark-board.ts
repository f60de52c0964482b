import { Marker, type Map } from 'maplibre-gl';
import type { Position } from './intent';

/** Elements of the page pinned to places on the map. They outlive the map when it is built anew. */
export class MarkBoard {
  readonly #marks = new globalThis.Map<HTMLElement, Marker>();
  #map: Map | null = null;

  /** Puts an element on the map, its middle at the position, or moves it. */
  put(element: HTMLElement, position: Position): void {
    const known = this.#marks.get(element);
    if (known !== undefined) return void known.setLngLat(position);
    const marker = new Marker({ element }).setLngLat(position);
    this.#marks.set(element, marker);
    if (this.#map !== null) marker.addTo(this.#map);
  }

  remove(element: HTMLElement): void {
    this.#marks.get(element)?.remove();
    this.#marks.delete(element);
  }

  /** Moves all marks to another map. */
  takeMap(map: Map): void {
    this.#map = map;
    for (const marker of this.#marks.values()) marker.addTo(map);
  }
}
