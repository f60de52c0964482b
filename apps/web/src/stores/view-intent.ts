import { incidentStatuses, type IncidentStatus } from '@wuding/domain';
import type { LocationQueryRaw } from 'vue-router';
import { isCivilDay, type CivilDay } from '../format/civil-day';

export type Position = [number, number];

/** Side of a heat cell on the ground, metres. Breaks stay the same, so only equal sizes compare. */
export const cellSizes = [40, 80, 160, 320] as const;
const defaultCellMetres = 80;

/**
 * What a person asked the map page to show: small, serialisable, and exactly what its address says.
 * Days are civil days of the dataset, both included. An empty list filters nothing.
 */
export interface ViewIntent {
  /** null = the bureau's own. */
  dataset: string | null;
  from: CivilDay | null;
  to: CivilDay | null;
  categories: string[];
  codes: string[];
  /** District ids; 0 = in no district. */
  districts: number[];
  weekdays: number[];
  hours: number[];
  statuses: IncidentStatus[];
  cellMetres: number;
  /** null = as the layers themselves say. */
  layers: string[] | null;
  /** The district whose drawer is open. */
  district: number | null;
  /** The street whose drawer is open; never together with a district. */
  street: string | null;
  /** Where the person asked "what is here", [lng, lat]. */
  here: Position | null;
  /** Centre and zoom; null = the whole dataset. */
  map: { center: Position; zoom: number } | null;
}

export const freshIntent = (): ViewIntent => ({
  dataset: null, from: null, to: null, categories: [], codes: [], districts: [], weekdays: [], hours: [], statuses: [],
  cellMetres: defaultCellMetres, layers: null, district: null, street: null, here: null, map: null,
});

/** Query values as the router hands them over: one text, several, or a bare key. */
export type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>;

/** The intent an address states. Whatever it states wrongly is left out: an old or mangled link still opens. */
export function readIntent(query: Query): ViewIntent {
  const intent = freshIntent();
  const dataset = first(query.dataset);
  if (dataset !== null && /^[a-z0-9][a-z0-9-]{0,62}$/.test(dataset)) intent.dataset = dataset;
  intent.from = day(query.from);
  intent.to = day(query.to);
  if (intent.from !== null && intent.to !== null && intent.from > intent.to) intent.from = intent.to = null;
  intent.categories = texts(query.category);
  intent.codes = texts(query.code);
  intent.districts = wholeNumbers(query.in, 0, 2_147_483_647);
  intent.weekdays = wholeNumbers(query.weekday, 0, 6);
  intent.hours = wholeNumbers(query.hour, 0, 23);
  intent.statuses = incidentStatuses.filter((status) => texts(query.status).includes(status));
  const cellMetres = Number(first(query.cell));
  if (cellSizes.some((size) => size === cellMetres)) intent.cellMetres = cellMetres;
  const layers = first(query.layers);
  if (layers !== null) intent.layers = [...new Set(layers.split('.').filter((id) => /^[a-z0-9-]{1,64}$/.test(id)))];
  intent.district = wholeNumbers(query.district, 1, 2_147_483_647)[0] ?? null;
  const street = first(query.street);
  if (intent.district === null && street !== null && street.length > 0 && street.length <= 100) intent.street = street;
  const here = numbers(query.here, 2);
  if (here !== null && isPosition(here[0], here[1])) intent.here = [here[0] ?? 0, here[1] ?? 0];
  const at = numbers(query.at, 3);
  if (at !== null && isPosition(at[0], at[1]) && (at[2] ?? -1) >= 0 && (at[2] ?? 99) <= 24) {
    intent.map = { center: [at[0] ?? 0, at[1] ?? 0], zoom: at[2] ?? 0 };
  }
  return intent;
}

/** The query part of the address of an intent; defaults are left out, so that a plain view has a plain address. */
export function writeIntent(intent: ViewIntent): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  if (intent.dataset !== null) query.dataset = intent.dataset;
  if (intent.from !== null) query.from = intent.from;
  if (intent.to !== null) query.to = intent.to;
  writeList(query, 'category', intent.categories);
  writeList(query, 'code', intent.codes);
  writeList(query, 'in', intent.districts.map(String));
  writeList(query, 'weekday', intent.weekdays.map(String));
  writeList(query, 'hour', intent.hours.map(String));
  writeList(query, 'status', intent.statuses);
  if (intent.cellMetres !== defaultCellMetres) query.cell = String(intent.cellMetres);
  if (intent.layers !== null) query.layers = intent.layers.join('.');
  if (intent.district !== null) query.district = String(intent.district);
  if (intent.street !== null) query.street = intent.street;
  if (intent.here !== null) query.here = intent.here.map(degrees).join('_');
  if (intent.map !== null) query.at = [...intent.map.center.map(degrees), trim(intent.map.zoom, 2)].join('_');
  return query;
}

/** Whether the address states the intent already. */
export const isSameQuery = (a: LocationQueryRaw, b: LocationQueryRaw): boolean => queryText(a) === queryText(b);

const queryText = (query: LocationQueryRaw): string =>
  JSON.stringify(Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : [String(value)]]).sort());

/** Ten centimetres are enough for a place, and keep links short. */
const degrees = (value: number): string => trim(value, 6);
const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

function writeList(query: Record<string, string | string[]>, key: string, values: readonly string[]): void {
  if (values.length === 1) query[key] = values[0] ?? '';
  if (values.length > 1) query[key] = [...values];
}

const all = (value: Query[string]): string[] =>
  (Array.isArray(value) ? [...(value as readonly (string | null)[])] : [value as string | null | undefined]).filter((item) => typeof item === 'string');
const first = (value: Query[string]): string | null => all(value)[0] ?? null;
const texts = (value: Query[string]): string[] => [...new Set(all(value).filter((text) => text.length > 0 && text.length <= 64))].slice(0, 100);

function day(value: Query[string]): CivilDay | null {
  const text = first(value);
  return text !== null && isCivilDay(text) ? text : null;
}

function wholeNumbers(value: Query[string], minimum: number, maximum: number): number[] {
  const read = all(value).filter((text) => /^\d{1,10}$/.test(text)).map(Number);
  return [...new Set(read)].filter((number) => number >= minimum && number <= maximum).sort((a, b) => a - b).slice(0, 1_000);
}

function numbers(value: Query[string], count: number): number[] | null {
  const parts = (first(value) ?? '').split('_');
  if (parts.length !== count || parts.some((part) => !/^-?\d+(\.\d+)?$/.test(part))) return null;
  return parts.map(Number);
}

const isPosition = (lng = 999, lat = 999): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
