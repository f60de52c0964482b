import { controlClassOfHighway, type ControlClass } from '@wuding/domain';
import { linesOf, type Position } from '@wuding/geo';
import type { FieldSpec } from './columns';
import { readLines } from './read-shape';
import type { SourceRecord } from './record';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';

export const roadFields: readonly FieldSpec[] = [
  { field: 'name', aliases: ['name', '名称', '道路名称', '路名', 'name:zh', 'street', 'road_name'] },
  { field: 'class', aliases: ['class', 'control_class', '道路等级', '等级', 'highway', 'type', 'fclass', 'road_class'] },
  { field: 'bridge', aliases: ['bridge', '桥', '桥梁', 'is_bridge'] },
];

export interface RoadCandidate {
  readonly row: number;
  /** '' for a street without a name. */
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly isBridge: boolean;
  /** WGS-84; at least one line of at least two positions. */
  readonly lines: readonly Position[][];
  readonly isRepaired: boolean;
}

/** Words of the class column: the three classes, their Chinese names, OpenStreetMap's highway values. */
const classWords: ReadonlyMap<string, ControlClass> = new Map([
  ...Object.entries(controlClassOfHighway),
  ['main', 'main'], ['主干道', 'main'], ['主干路', 'main'], ['快速路', 'main'],
  ['secondary', 'secondary'], ['次干道', 'secondary'], ['次干路', 'secondary'], ['支路', 'secondary'],
  ['alley', 'alley'], ['小街巷', 'alley'], ['小街', 'alley'], ['巷', 'alley'], ['街巷', 'alley'], ['背街小巷', 'alley'],
]);
const noBridge = new Set(['', '0', 'no', 'f', 'false', '否', 'n']);

/** A street from a feature; a class the map does not know rejects it, since the class decides how the street is held. */
export function readRoad(record: SourceRecord, settings: RowSettings): RowVerdict<RoadCandidate> {
  const reader = new RowReader(record, settings);
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const name = reader.text('name', 200);
  const controlClass = readClass(reader);
  const isBridge = !noBridge.has(reader.scalar('bridge').toLowerCase());
  const geometry = readLines(reader);
  return reader.verdict({
    row: record.row, name, controlClass, isBridge, lines: geometry === null ? [] : linesOf(geometry), isRepaired: reader.repairs.size > 0,
  });
}

function readClass(reader: RowReader): ControlClass {
  const word = reader.requiredText('class', 200);
  const controlClass = classWords.get(word.toLowerCase());
  if (word !== '' && controlClass === undefined) reader.fail('class', 'unknown-class', word);
  return controlClass ?? 'alley';
}
