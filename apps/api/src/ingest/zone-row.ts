import { parseZoneHours, zoneKinds, zoneKindWords, type ZoneHours, type ZoneKind } from '@wuding/domain';
import { asMultiPolygon, roundPosition, type MultiPolygonGeometry } from '@wuding/geo';
import type { FieldSpec } from './columns';
import { geometryField, readPolygons } from './read-shape';
import type { SourceRecord } from './record';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';
import { wordsFor } from './words';

export const zoneFields: readonly FieldSpec[] = [
  { field: 'code', aliases: ['code', '编号', '区域编号', 'id'] },
  { field: 'name', aliases: ['name', '名称', '区域', '区域名称'] },
  { field: 'kind', aliases: ['kind', '类型', '区域类型'] },
  { field: 'capacity', aliases: ['capacity', '摊位数', '摊位', '容量'] },
  { field: 'hours', aliases: ['hours', '时段', '开放时段', '禁止时段'] },
  { field: 'eventCodes', aliases: ['eventCodes', 'event_codes', '事件代码', '涉及事件'] },
  { field: 'basis', aliases: ['basis', '依据', '法律依据', '来源'] },
  { field: 'effectiveFrom', aliases: ['effectiveFrom', 'effective_from', '生效', '生效时间'] },
  { field: 'effectiveTo', aliases: ['effectiveTo', 'effective_to', '失效', '失效时间'] },
  { field: 'market', aliases: ['market', '集市'] },
  geometryField,
];

/** A zone as one row has it. A field is undefined when the file has no column for it: what is stored then stays. */
export interface ZoneCandidate {
  readonly row: number;
  /** Own code, or else the name. */
  readonly code: string;
  readonly name: string;
  readonly kind: ZoneKind;
  /** WGS-84, valid, to 1e-7 degrees as it is exported. */
  readonly area: MultiPolygonGeometry;
  readonly capacity: number | null | undefined;
  readonly hours: readonly ZoneHours[] | undefined;
  readonly eventCodes: readonly string[] | undefined;
  readonly basis: string | undefined;
  /** UTC milliseconds; null = open. */
  readonly effectiveFromAt: number | null | undefined;
  readonly effectiveToAt: number | null | undefined;
  readonly market: string | null | undefined;
  readonly isRepaired: boolean;
}

const kindWords = wordsFor<ZoneKind>(zoneKinds, Object.fromEntries(Object.entries(zoneKindWords).map(([kind, word]) => [kind, [word]])));
const mostCapacity = 100_000;

/** A zone from a row: a polygon with its kind; hours in the words of `zoneHoursText`. */
export function readZone(record: SourceRecord, settings: RowSettings): RowVerdict<ZoneCandidate> {
  const reader = new RowReader(record, settings);
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const name = reader.requiredText('name', 100);
  const code = reader.text('code', 64) || name.slice(0, 64);
  const polygons = readPolygons(reader);
  const only = <Value>(field: string, read: () => Value): Value | undefined => (reader.has(field) ? read() : undefined);
  const candidate = {
    row: record.row, code, name,
    kind: reader.choice('kind', { words: kindWords, unknown: 'unknown-kind', fallback: 'other' }) ?? 'other',
    area: polygons === null ? { type: 'MultiPolygon' as const, coordinates: [] } : toCentimetres(asMultiPolygon(polygons)),
    capacity: only('capacity', () => readCapacity(reader)), hours: only('hours', () => readHours(reader)),
    eventCodes: only('eventCodes', () => reader.text('eventCodes', 4_000).split(/[\s,，、;；]+/).filter((one) => one !== '')),
    basis: only('basis', () => reader.text('basis', 2_000)),
    effectiveFromAt: only('effectiveFrom', () => reader.instant('effectiveFrom')?.at ?? null),
    effectiveToAt: only('effectiveTo', () => reader.instant('effectiveTo')?.at ?? null),
    market: only('market', () => reader.scalar('market') || null),
  };
  const { effectiveFromAt: from, effectiveToAt: to } = candidate;
  if (typeof from === 'number' && typeof to === 'number' && to <= from) reader.fail('effectiveTo', 'ends-before-it-begins');
  return reader.verdict({ ...candidate, isRepaired: reader.repairs.size > 0 });
}

const toCentimetres = ({ coordinates }: MultiPolygonGeometry): MultiPolygonGeometry =>
  ({ type: 'MultiPolygon', coordinates: coordinates.map((rings) => rings.map((ring) => ring.map((position) => roundPosition(position)))) });

function readCapacity(reader: RowReader): number | null {
  const text = reader.scalar('capacity');
  if (text === '') return null;
  if (!/^\d{1,6}$/.test(text) || Number(text) > mostCapacity) reader.fail('capacity', 'unknown-value', text);
  return Number(text);
}

function readHours(reader: RowReader): ZoneHours[] {
  const text = reader.text('hours', 2_000);
  const hours = parseZoneHours(text);
  if (hours === null) reader.fail('hours', 'hours-unreadable', text);
  return hours ?? [];
}
