import { resolve } from 'node:path';
import { datums } from '@wuding/geo';
import { sourceFormats } from '../ingest/open-records';
import { dateOrders } from '../ingest/read-time';
import { defaultMaximumBytes } from '../ingest/source-bytes';
import { importKinds, type ImportRequest } from '../usecases/import/import-request';
import { kindSpecs } from '../usecases/import/kind-spec';
import type { CommandCall } from './command';
import { parseOptions } from './parse-options';

/** Named on the surface, not built yet: refused by name rather than as a typing error. */
const laterKinds = ['frontages', 'permits'];

/** What the arguments ask for; a sentence when they cannot be understood. */
export function readImportOptions({ argv, directory, services, out }: CommandCall): { request: ImportRequest; isJson: boolean } | string {
  const parsed = parseOptions(argv, {
    dataset: { type: 'string' }, format: { type: 'string' }, crs: { type: 'string', default: 'wgs84' }, tz: { type: 'string' },
    map: { type: 'string', multiple: true }, value: { type: 'string', multiple: true }, 'code-set': { type: 'string' },
    'date-order': { type: 'string', default: 'ymd' }, 'max-bytes': { type: 'string', default: String(defaultMaximumBytes) },
    'accept-datum': { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false }, errors: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const [kindWord, file, ...surplus] = positionals;
  const kind = oneOf(importKinds, kindWord);
  if (kind === null) return kindSentence(kindWord);
  if (file === undefined) return 'no file is named';
  if (surplus.length > 0) return `one file at a time: ${surplus.join(' ')} is too much`;
  const format = values.format === undefined ? null : oneOf(sourceFormats, values.format);
  if (values.format !== undefined && format === null) {
    return `--format ${values.format} is not supported; today: ${sourceFormats.join(', ')} (also .gz)`;
  }
  const datum = oneOf(datums, values.crs);
  if (datum === null) return `--crs takes ${datums.join(', ')}, not "${values.crs}"`;
  const dateOrder = oneOf(dateOrders, values['date-order']);
  if (dateOrder === null) return `--date-order takes ${dateOrders.join(', ')}, not "${values['date-order']}"`;
  const maximumBytes = Number(values['max-bytes']);
  if (!Number.isSafeInteger(maximumBytes) || maximumBytes <= 0) return `--max-bytes takes a number of bytes, not "${values['max-bytes']}"`;
  const fields = kindSpecs[kind].fields.map(({ field }) => field);
  const columns = readPairs(values.map ?? [], fields);
  if (typeof columns === 'string') return columns;
  const valueMaps = readValueMaps(values.value ?? [], fields);
  if (typeof valueMaps === 'string') return valueMaps;
  return {
    isJson: values.json,
    request: {
      kind, path: resolve(directory, file), dataset: values.dataset ?? null, codeSet: values['code-set'] ?? null, format, datum,
      acceptsDatum: values['accept-datum'], timeZone: values.tz ?? null, dateOrder, columns, values: valueMaps, isDryRun: values['dry-run'],
      errorsPath: values.errors === undefined ? null : resolve(directory, values.errors),
      spoolDirectory: resolve(services.config.dataDirectory, 'import'), maximumBytes, onProgress: (text) => out.progress(text),
    },
  };
}

const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined): Word | null =>
  words.find((one) => one === word) ?? null;

function kindSentence(word: string | undefined): string {
  const today = `today: ${[...importKinds, 'tracks'].join(', ')}`;
  if (word === undefined) return `what is to be imported? ${today}`;
  return laterKinds.includes(word) ? `importing ${word} comes with a later version; ${today}` : `"${word}" is no kind of record; ${today}`;
}

/** `field=column`, the field one of the kind's. */
function readPairs(pairs: readonly string[], fields: readonly string[]): Map<string, string> | string {
  const columns = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const field = pair.slice(0, at);
    if (at <= 0) return `--map takes field=column, not "${pair}"`;
    if (!fields.includes(field)) return `--map: "${field}" is no field; fields are ${fields.join(', ')}`;
    columns.set(field, pair.slice(at + 1));
  }
  return columns;
}

/** `field:from=to`; without `=to` there is nothing to read instead. */
function readValueMaps(entries: readonly string[], fields: readonly string[]): Map<string, Map<string, string>> | string {
  const maps = new Map<string, Map<string, string>>();
  for (const entry of entries) {
    const colon = entry.indexOf(':'), equals = entry.indexOf('=', colon);
    const field = entry.slice(0, Math.max(colon, 0));
    if (colon <= 0 || equals === -1) return `--value takes field:from=to, not "${entry}"`;
    if (!fields.includes(field)) return `--value: "${field}" is no field; fields are ${fields.join(', ')}`;
    const map = maps.get(field) ?? new Map<string, string>();
    maps.set(field, map.set(entry.slice(colon + 1, equals).trim(), entry.slice(equals + 1)));
  }
  return maps;
}
