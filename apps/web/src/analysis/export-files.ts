import type { RatesAnswer } from '@wuding/contract';
import type { FeatureCollection, Polygon } from 'geojson';
import { cellPlace, squares } from './rate-picture';

type Shown = Pick<RatesAnswer, 'ground' | 'cells'>;
type PlaneOrigin = readonly [number, number];
type State = RatesAnswer['cells'][number]['state'];

/** Headings of the table, in the language of the reader. */
export type CsvHead = Readonly<Record<'cell' | 'count' | 'passes' | 'hours' | 'state' | 'rate' | 'lower' | 'upper' | 'shrunk' | 'lng' | 'lat', string>>;

/** The cells on show as a table for spreadsheets: byte order mark, CRLF, empty where nothing is known. Words are ours, figures are numbers: nothing a spreadsheet would run. */
export function cellsCsv({ ground, cells }: Shown, { planeOrigin, head, states }: { planeOrigin: PlaneOrigin; head: CsvHead; states: Readonly<Record<State, string>> }): string {
  if (ground === null) return '\uFEFF';
  const rows = cells.map((cell) => {
    const { middle } = cellPlace(cell.index, ground, planeOrigin);
    const [column, row] = [cell.index % ground.columns, Math.floor(cell.index / ground.columns)];
    return [
      `${column}-${row}`, cell.count, cell.passes, cell.patrolHours, states[cell.state], rounded(cell.rate?.value), rounded(cell.rate?.lower), rounded(cell.rate?.upper), rounded(cell.shrunk),
      middle[0].toFixed(6), middle[1].toFixed(6),
    ].join(',');
  });
  const { cell, count, passes, hours, state, rate, lower, upper, shrunk, lng, lat } = head;
  return `\uFEFF${[[cell, count, passes, hours, state, rate, lower, upper, shrunk, lng, lat].join(','), ...rows, ''].join('\r\n')}`;
}

const rounded = (value: number | null | undefined): number | '' => (value === null || value === undefined ? '' : Math.round(value * 100) / 100);

interface CellProperties {
  readonly state: State;
  readonly count: number;
  readonly passes: number;
  readonly patrolHours: number;
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly shrunk: number | null;
}

/** The cells on show as squares on the ground, WGS-84 (labelled CGCS2000, which differs by less than a metre). */
export function cellsGeoJson({ ground, cells }: Shown, { planeOrigin, about }: { planeOrigin: PlaneOrigin; about: Readonly<Record<string, string | number | null>> }): FeatureCollection<Polygon, CellProperties> {
  if (ground === null) return { type: 'FeatureCollection', features: [] };
  const squareOf = squares(ground, planeOrigin);
  const collection = {
    type: 'FeatureCollection' as const, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, about,
    features: cells.map((cell) => ({
      type: 'Feature' as const, geometry: squareOf(cell.index),
      properties: {
        state: cell.state, count: cell.count, passes: cell.passes, patrolHours: cell.patrolHours,
        rate: cell.rate?.value ?? null, lower: cell.rate?.lower ?? null, upper: cell.rate?.upper ?? null, shrunk: cell.shrunk,
      },
    })),
  };
  return collection;
}
