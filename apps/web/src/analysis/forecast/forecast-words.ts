import type { AnalysisAnswer } from '@wuding/contract';

export type Forecast = Extract<AnalysisAnswer, { method: 'forecast' }>;
export type BackTest = NonNullable<Forecast['records']>;

/** An expected number: two digits where it is small, whole where it is large. */
export const expectedText = (value: number): string => (value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

export const percentText = (share: number | null, none: string): string => (share === null ? none : `${(100 * share).toFixed(share === 1 || share === 0 ? 0 : 1)}%`);

/** Whether a gain is beyond chance: two standard errors. */
export const gainWord = ({ perEvent, standardError }: { perEvent: number; standardError: number }): 'better' | 'same' | 'worse' =>
  (Math.abs(perEvent) <= 2 * standardError ? 'same' : perEvent > 0 ? 'better' : 'worse');

/** How a slope misses 1; null where its limits hold it. */
export function slopeWord({ lower, upper }: { lower: number; upper: number }): 'sharp' | 'flat' | null {
  if (lower <= 1 && upper >= 1) return null;
  return upper < 1 ? 'sharp' : 'flat';
}

/** Points of a capture curve in a box, y downwards. */
export const capturePath = (capture: readonly number[], { width, height }: { width: number; height: number }): string =>
  capture.map((share, i) => `${i === 0 ? 'M' : 'L'}${((i / Math.max(1, capture.length - 1)) * width).toFixed(1)} ${((1 - share) * height).toFixed(1)}`).join('');

type Place = Forecast['places'][number];

/** The places of a part of the day (null = all day), in the order asked for. */
export function orderedPlaces(places: readonly Place[], { by, band }: { by: 'value' | 'records'; band: number | null }): (Place & { readonly shown: number })[] {
  const shown = places.map((place) => ({ ...place, shown: band === null ? place.value : (place.bands[band] ?? 0) }));
  return shown.sort((a, b) => (by === 'value' ? b.shown - a.shown : b.recordCount - a.recordCount) || a.index - b.index);
}

/** The places on show as a table for spreadsheets: byte order mark, CRLF; figures only. */
export function placesCsv(places: readonly Place[], head: Readonly<Record<'lng' | 'lat' | 'expected' | 'lower' | 'upper' | 'records', string>>, bands: readonly string[]): string {
  const rows = places.map(({ position, value, lower, upper, recordCount, bands: parts }) =>
    [position[0].toFixed(6), position[1].toFixed(6), value.toFixed(3), lower, upper, recordCount, ...parts.map((part) => part.toFixed(3))].join(','));
  return `\uFEFF${[[head.lng, head.lat, head.expected, head.lower, head.upper, head.records, ...bands].join(','), ...rows, ''].join('\r\n')}`;
}
