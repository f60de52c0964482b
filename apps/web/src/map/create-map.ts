import 'maplibre-gl/dist/maplibre-gl.css';
import type { StyleSpecification } from '@wuding/catalog';
import { Map, setWorkerUrl, type LngLatBoundsLike } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Bbox } from '@wuding/geo';
import { attendanceHeaders } from '../api/attendance-of-page';
import type { MapView, Position } from './intent';

setWorkerUrl(workerUrl);

export interface MapSetting {
  readonly container: HTMLElement;
  readonly style: StyleSpecification;
  /** Where to begin; null = the bounds. */
  readonly view: MapView | null;
  /** west, south, east, north; null while the dataset is empty. */
  readonly bounds: Readonly<Bbox> | null;
  readonly title: string;
  readonly isCalm: boolean;
}

/** Space kept free around what the map is fitted to, CSS pixels. */
export const fitPaddingPixels = 28;
/** The middle of China, for a dataset with nothing in it. */
export const emptyView = { center: [104, 35.5] as Position, zoom: 3.4 };

/** A north-up map that asks nobody but this origin. @throws Error when the browser has no WebGL2 */
export function createMap({ container, style, view, bounds, title, isCalm }: MapSetting): Map {
  const start = view ?? (bounds === null ? emptyView : { bounds: boundsOf(bounds), fitBoundsOptions: { padding: fitPaddingPixels } });
  const map = new Map({
    container,
    style,
    ...start,
    attributionControl: false,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    maxPitch: 0,
    minZoom: 2,
    maxZoom: 20,
    renderWorldCopies: false,
    fadeDuration: isCalm ? 0 : 160,
    locale: { 'Map.Title': title },
    transformRequest: (url) => ({ url: new URL(url, location.href).href, headers: attendanceHeaders(), credentials: 'same-origin' }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

export const boundsOf = ([west, south, east, north]: Readonly<Bbox>): LngLatBoundsLike => [[west, south], [east, north]];

/** How far a person may stray from the data: its own width and height on every side, and at least some kilometres. */
export function roamingBoundsOf([west, south, east, north]: Readonly<Bbox>): LngLatBoundsLike {
  const aside = Math.max(east - west, leastRoamingDegrees), upward = Math.max(north - south, leastRoamingDegrees);
  return [[Math.max(-180, west - aside), Math.max(-85, south - upward)], [Math.min(180, east + aside), Math.min(85, north + upward)]];
}
const leastRoamingDegrees = 0.05;
