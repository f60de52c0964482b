import type { ComparisonAnswer, RatesAnswer, SurfaceAnswer } from '@wuding/contract';
import { cellPlace, type Ground } from './rate-picture';
import { surfaceRings } from './surface-picture';

type PlaneOrigin = readonly [number, number];
type State = RatesAnswer['cells'][number]['state'];
type Shown = Pick<RatesAnswer, 'ground' | 'cells'>;

/** What is shown, row by row; null where nothing is known. */
export interface ShownTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Headings of the table, in the language of the reader. */
export type RateHead = Readonly<Record<'cell' | 'count' | 'passes' | 'hours' | 'state' | 'rate' | 'lower' | 'upper' | 'shrunk' | 'lng' | 'lat', string>>;

/** The cells on show with what was counted, what was looked at, the rate with its limits, and where they are. */
export function ratesTable({ ground, cells }: Shown, { planeOrigin, head, states }: { planeOrigin: PlaneOrigin; head: RateHead; states: Readonly<Record<State, string>> }): ShownTable {
  const { cell, count, passes, hours, state, rate, lower, upper, shrunk, lng, lat } = head;
  return {
    head: [cell, count, passes, hours, state, rate, lower, upper, shrunk, lng, lat],
    rows: ground === null ? [] : cells.map((one) => [
      nameOf(one.index, ground), one.count, one.passes, one.patrolHours, states[one.state], rounded(one.rate?.value), rounded(one.rate?.lower), rounded(one.rate?.upper), rounded(one.shrunk), ...placeOf(one.index, ground, planeOrigin),
    ]),
  };
}

/** Cells looked at in both periods with their counts and how sure the change is. */
export function differenceTable({ ground, cells }: Pick<ComparisonAnswer, 'ground' | 'cells'>, { planeOrigin, head }: { planeOrigin: PlaneOrigin; head: Readonly<Record<'cell' | 'now' | 'before' | 'z' | 'q' | 'lng' | 'lat', string>> }): ShownTable {
  return {
    head: [head.cell, head.now, head.before, head.z, head.q, head.lng, head.lat],
    rows: ground === null ? [] : cells.map(({ index, now, before, z, q }) => [nameOf(index, ground), now, before, rounded(z), Math.round(q * 10_000) / 10_000, ...placeOf(index, ground, planeOrigin)]),
  };
}

/** Hexagons or cells of a density: how many, how dense, and the middle of each. */
export function surfaceTable(answer: SurfaceAnswer, { planeOrigin, head }: { planeOrigin: PlaneOrigin; head: Readonly<Record<'cell' | 'count' | 'value' | 'lng' | 'lat', string>> }): ShownTable {
  const ringOf = surfaceRings(answer, planeOrigin);
  return {
    head: [head.cell, head.count, head.value, head.lng, head.lat],
    rows: answer.cells.map(({ index, count, perSquareKilometre }) => [index, count, rounded(perSquareKilometre), ...middleOf(ringOf(index))]),
  };
}

/** Tables with one heading below each other, each row with the name of its own first. */
export const besides = (heading: string, tables: readonly (readonly [string, ShownTable])[]): ShownTable =>
  ({ head: [heading, ...(tables[0]?.[1].head ?? [])], rows: tables.flatMap(([name, { rows }]) => rows.map((row) => [name, ...row])) });

/** For spreadsheets: byte order mark, CRLF, empty where nothing is known. Words are ours and figures are numbers: nothing a spreadsheet would run. */
export const csvOf = ({ head, rows }: ShownTable): string => `\uFEFF${[head.join(','), ...rows.map((row) => row.map((value) => value ?? '').join(',')), ''].join('\r\n')}`;

/** The same as a workbook, with what it is about on a second sheet. The writer comes on demand: few take a file. */
export async function workbookOf({ head, rows }: ShownTable, about: readonly (readonly [string, string])[], names: { readonly table: string; readonly about: string }): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/browser');
  const bold = { fontWeight: 'bold' as const, backgroundColor: '#E8EDF3' };
  return writeWorkbook([
    {
      data: [head.map((value) => ({ value, type: String, ...bold })), ...rows.map((row) => row.map((value) => (value === null ? null : { value })))],
      sheet: names.table, stickyRowsCount: 1, columns: head.map(() => ({ width: 16 })),
    },
    { data: about.map(([name, value]) => [{ value: name, type: String, ...bold }, { value, type: String, wrap: true }]), sheet: names.about, columns: [{ width: 16 }, { width: 80 }] },
  ], { fontFamily: '宋体', fontSize: 10 }).toBlob();
}

const nameOf = (index: number, { columns }: Ground): string => `${index % columns}-${Math.floor(index / columns)}`;
const degrees = (value: number): number => Number(value.toFixed(6));
function placeOf(index: number, ground: Ground, planeOrigin: PlaneOrigin): [number, number] {
  const { middle: [lng, lat] } = cellPlace(index, ground, planeOrigin);
  return [degrees(lng), degrees(lat)];
}
function middleOf(ring: readonly [number, number][]): [number, number] {
  const corners = ring.slice(0, -1);
  return [0, 1].map((axis) => degrees(corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length)) as [number, number];
}
const rounded = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : Math.round(value * 100) / 100);
