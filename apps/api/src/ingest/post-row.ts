import { parsePattern, type PatternSpan, type PostShape, type PostTarget } from '@wuding/domain';
import { roundPosition, type Position } from '@wuding/geo';
import { listItems, viewSideWords, type PostField, type PostValues } from '../registers/post-cells';
import type { FieldSpec } from './columns';
import { readPosition } from './read-position';
import { readLines } from './read-shape';
import type { SourceRecord } from './record';
import { RegisterReader } from './register-reader';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';
import { wordsFor } from './words';

const aliases: Readonly<Record<PostField, readonly string[]>> = {
  code: ['code', '编号', '守点编号'], name: ['name', '名称', '守点', '守点名称'], primary: ['primary', '主岗', '责任人'], relief: ['relief', '替岗', '替班'],
  personCount: ['personCount', '人数', '每班人数'], certifiedCount: ['certifiedCount', '持证人数'], needsVehicle: ['needsVehicle', '用车'], pattern: ['pattern', '时段', '班次'],
  earlyArriveMinutes: ['earlyArriveMinutes', '提前到岗分钟', '提前到岗'], lateLeaveMinutes: ['lateLeaveMinutes', '延后撤岗分钟', '延后撤岗'], lng: ['lng', 'lon', 'longitude', '经度'],
  lat: ['lat', 'latitude', '纬度'], line: ['line', '走线'], radiusMetres: ['radiusMetres', '半径米', '半径'], viewSide: ['viewSide', '看护侧'], district: ['district', '片区'],
  streetName: ['streetName', 'street', '街道', '道路'], eventCodes: ['eventCodes', '事件代码', '看守事件'], allowedStalls: ['allowedStalls', '允许摊点'],
  allowedZones: ['allowedZones', '允许区域'], checklist: ['checklist', '检查清单'], handover: ['handover', '交接事项'], escalationContact: ['escalationContact', '上报联系人'],
  targets: ['targets', '目标'], reviewOn: ['reviewOn', '评估日期'],
};
export const postFields: readonly FieldSpec[] = Object.entries(aliases).map(([field, names]) => ({ field, aliases: names }));

/** A post as one row has it; undefined = no column. People and district are still words. */
export interface PostCandidate {
  readonly row: number;
  readonly line: number | null;
  /** Null: found by its name, or given a code. */
  readonly code: string | null;
  readonly name: string;
  readonly primary: string | undefined;
  readonly relief: string | undefined;
  readonly district: string | undefined;
  readonly values: { readonly [Key in keyof Omit<PostValues, 'name' | 'primaryPersonId' | 'reliefPersonId' | 'districtId'>]: PostValues[Key] | undefined };
}

const viewSides = wordsFor(['both', 'left', 'right'] as const, { both: [viewSideWords.both], left: [viewSideWords.left], right: [viewSideWords.right] });
const yesNo = new Map([['是', true], ['要', true], ['true', true], ['1', true], ['y', true], ['yes', true], ['否', false], ['不', false], ['false', false], ['0', false], ['n', false], ['no', false]]);
const minutes = { minimum: 0, maximum: 60, isWhole: true };

/** A post from a row: a name at least; whatever of the five parts the file has columns for. */
export function readPostRow(record: SourceRecord, settings: RowSettings): RowVerdict<PostCandidate> {
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const reader = new RowReader(record, settings), cells = new RegisterReader(reader);
  const orElse = <Value>(value: Value | null | undefined, fallback: Value): Value | undefined => (value === undefined ? undefined : value ?? fallback);
  return reader.verdict({
    row: record.row, line: record.line, code: cells.text('code', 64) || null, name: cells.required('name', 100),
    primary: cells.text('primary', 130), relief: cells.text('relief', 130), district: cells.text('district', 100),
    values: {
      personCount: orElse(cells.number('personCount', { minimum: 1, maximum: 20, isWhole: true }), 1),
      certifiedCount: orElse(cells.number('certifiedCount', { minimum: 0, maximum: 2, isWhole: true }), 0) as 0 | 1 | 2 | undefined,
      needsVehicle: orElse(cells.word('needsVehicle', yesNo), false), pattern: readPattern(cells),
      earlyArriveMinutes: orElse(cells.number('earlyArriveMinutes', minutes), 0), lateLeaveMinutes: orElse(cells.number('lateLeaveMinutes', minutes), 0), shape: readShapeOf(reader, cells),
      radiusMetres: orElse(cells.number('radiusMetres', { minimum: 30, maximum: 200, isWhole: false }), 50), viewSide: cells.word('viewSide', viewSides), streetName: cells.text('streetName', 100),
      eventCodes: cells.list('eventCodes', { split: (text) => text.split(/[\s,，、;；]+/).filter((one) => one !== ''), most: 50, longest: 64 }),
      allowedStalls: cells.text('allowedStalls', 1_000), allowedZones: cells.list('allowedZones', { split: listItems, most: 20, longest: 100 }),
      checklist: cells.list('checklist', { split: listItems, most: 30, longest: 200 }), handover: cells.list('handover', { split: listItems, most: 30, longest: 200 }),
      escalationContact: cells.text('escalationContact', 100), targets: readTargets(cells), reviewOn: cells.date('reviewOn'),
    },
  });
}

function readPattern(cells: RegisterReader): readonly PatternSpan[] | undefined {
  const text = cells.text('pattern', 2_000);
  if (text === undefined) return undefined;
  const spans = parsePattern(text);
  if (spans === null || spans.length > 50) cells.row.fail('pattern', 'pattern-unreadable', text);
  return spans ?? [];
}

function readTargets(cells: RegisterReader): readonly PostTarget[] | undefined {
  const text = cells.text('targets', 1_000);
  if (text === undefined) return undefined;
  const targets = listItems(text).map((item) => /^([a-z][a-z0-9-]{0,63})\s*=\s*(-?\d{1,9}(?:\.\d{1,9})?)$/.exec(item));
  if (targets.includes(null) || targets.length > 10) cells.row.fail('targets', 'targets-unreadable', text);
  return targets.map((match) => ({ indicatorId: match?.[1] ?? '', target: Number(match?.[2]) }));
}

/** The point or line of a row, WGS-84 to a centimetre; undefined when the file has neither geometry nor columns for it. */
function readShapeOf(reader: RowReader, cells: RegisterReader): PostShape | null | undefined {
  const { geometry } = reader.record;
  const line = cells.text('line', 20_000) ?? '';
  if (geometry === undefined && !['lng', 'lat', 'line'].some((field) => reader.has(field))) return undefined;
  const isLine = line !== '' || (geometry as { type?: unknown } | null | undefined)?.type === 'LineString';
  if (!isLine) {
    const position = readPosition(reader);
    return position === null ? null : { type: 'Point', coordinates: [...roundPosition(position)] };
  }
  const source = line === '' ? reader : new RowReader({ ...plainRecord(reader.record), geometry: { type: 'LineString', coordinates: pairsOf(line) } }, reader.settings);
  const lines = readLines(source);
  if (source !== reader) for (const { reason, detail } of source.problems) reader.fail('line', reason, detail);
  return lines?.type === 'LineString' ? { type: 'LineString', coordinates: lines.coordinates.map((position) => [...roundPosition(position)]) } : null;
}

const pairsOf = (text: string): (Position | null)[] => text.split(/[;；\n]+/).map((pair) => pair.trim()).filter((pair) => pair !== '').map((pair) => {
  const [lng = NaN, lat = NaN] = pair.split(/[\s,，]+/).map(Number);
  return Number.isFinite(lng) && Number.isFinite(lat) ? [lng, lat] : null;
});

const plainRecord = (record: SourceRecord): SourceRecord =>
  ({ row: record.row, line: record.line, columns: record.columns, fault: record.fault, size: record.size, geometry: record.geometry, read: (column) => record.read(column) });
