import { controlClassOfHighway, type ControlClass } from '@wuding/domain';
import { linesOf, type Position } from '@wuding/geo';
import type { FieldSpec } from './columns';
import { geometryField, readLines } from './read-shape';
import type { SourceRecord } from './record';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';

export const roadFields: readonly FieldSpec[] = [
  { field: 'name', aliases: ['name', '名称', '道路名称', '路名', 'name:zh', 'street', 'road_name'] },
  { field: 'class', aliases: ['class', 'control_class', '道路等级', '等级', 'highway', 'type', 'fclass', 'road_class'] },
  { field: 'bridge', aliases: ['bridge', '桥', '桥梁', 'is_bridge'] },
  { field: 'tunnel', aliases: ['tunnel', '隧道'] },
  geometryField,
];

export interface RoadCandidate {
  readonly row: number;
  /** '' for a street without a name. */
  readonly name: string;
  readonly controlClass: ControlClass;
  /** The file gives no class: it was taken for the least of the three. */
  readonly isClassAssumed: boolean;
  readonly isBridge: boolean;
  readonly isTunnel: boolean;
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
/** Neither bridge nor tunnel, in the words of OpenStreetMap and its extracts. */
const noWords = new Set(['', '0', 'no', 'f', 'false', '否', 'n']);

/**
 * A street from a feature. A class the map does not know rejects it, since the class decides how the street is held; a street
 * without any is on the ground all the same and counts as an alley.
 */
export function readRoad(record: SourceRecord, settings: RowSettings): RowVerdict<RoadCandidate> {
  const reader = new RowReader(record, settings);
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const name = reader.text('name', 200);
  const givenClass = reader.choice('class', { words: classWords, unknown: 'unknown-class', fallback: null });
  const says = (field: string): boolean => !noWords.has(reader.scalar(field).toLowerCase());
  const geometry = readLines(reader);
  return reader.verdict({
    row: record.row, name, controlClass: givenClass ?? 'alley', isClassAssumed: givenClass === null,
    isBridge: says('bridge'), isTunnel: says('tunnel'),
    lines: geometry === null ? [] : linesOf(geometry),
    isRepaired: reader.repairs.size > 0,
  });
}
