import { sql } from 'drizzle-orm';
import type { ControlClass } from '@wuding/domain';
import type { Bbox, Position } from '@wuding/geo';
import { copyLine } from '../db/copy';
import { envelope, isSameShape, lineText, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { segmentIdNear } from './locate';

/** Columns of `import_segment` in the order of `segmentLine`. */
export const segmentImportColumns = ['segment_no', 'code', 'name', 'control_class', 'is_bridge', 'line', 'length_metres', 'from_node',
  'to_node'] as const;

/** A stretch of street, ready to be stored. */
export interface ImportedSegment {
  /** Made of its ground: the same stretch has the same code in every import. Unique within one. */
  readonly code: string;
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly isBridge: boolean;
  /** WGS-84, at least two positions. */
  readonly line: readonly Position[];
  readonly lengthMetres: number;
  readonly fromNode: string;
  readonly toNode: string;
}

/** One COPY line for `import_segment`; the number is how `readChangedSegments` names it. */
export const segmentLine = (one: ImportedSegment, number: number): string => copyLine([
  number, one.code, one.name, one.controlClass, one.isBridge, lineText(one.line), one.lengthMetres, one.fromNode, one.toNode,
]);

export async function createSegmentTable(tx: Database): Promise<void> {
  await rowsOf(tx, sql`
    create temporary table import_segment (
      segment_no integer not null, code text not null, name text not null, control_class text not null, is_bridge boolean not null,
      line geometry(LineString, 4326) not null, length_metres double precision not null, from_node text not null, to_node text not null
    ) on commit drop`);
}

/** Takes out segments the dataset already holds just so. @returns numbers of those that are left, new or changed */
export async function keepChangedSegments(tx: Database, datasetId: number): Promise<number[]> {
  await rowsOf(tx, sql`analyze import_segment`);
  await rowsOf(tx, sql`
    delete from import_segment r using road_segment s
    where s.dataset_id = ${datasetId}::int and s.code = r.code and s.name = r.name and s.control_class = r.control_class
      and s.is_bridge = r.is_bridge and ${isSameShape(sql`s.line`, sql`r.line`)}`);
  const rows = await rowsOf<{ number: number }>(tx, sql`select segment_no::int as number from import_segment`);
  return rows.map(({ number }) => number);
}

/** Writes the remaining segments; one of the same code is replaced. Segments the file no longer has stay. */
export async function writeSegments(tx: Database, target: { readonly datasetId: number; readonly changeSeq: number }): Promise<void> {
  await rowsOf(tx, sql`
    insert into road_segment (dataset_id, code, name, control_class, is_bridge, line, length_metres, from_node, to_node, change_seq)
    select ${target.datasetId}::int, r.code, r.name, r.control_class, r.is_bridge, r.line, r.length_metres, r.from_node, r.to_node,
      ${target.changeSeq}::bigint
    from import_segment r order by r.segment_no
    on conflict (dataset_id, code) do update set
      name = excluded.name, control_class = excluded.control_class, is_bridge = excluded.is_bridge, line = excluded.line,
      length_metres = excluded.length_metres, from_node = excluded.from_node, to_node = excluded.to_node,
      change_seq = excluded.change_seq`);
  await rowsOf(tx, sql`analyze road_segment`);
}

/** Finds the nearest street again for the incidents inside a box, and marks those that moved with the change. */
export async function reassignStreets(
  tx: Database, target: { readonly datasetId: number; readonly changeSeq: number; readonly box: Bbox },
): Promise<number> {
  const datasetId = sql`${target.datasetId}::int`;
  const [moved] = await rowsOf<{ count: number }>(tx, sql`
    with moved as (
      update incident i set road_segment_id = n.segment_id, change_seq = ${target.changeSeq}::bigint
      from (select o.id, ${segmentIdNear({ datasetId, position: sql`o.position` })} as segment_id from incident o
            where o.dataset_id = ${datasetId} and ${touchesBox(sql`o.position`, envelope(target.box))}) n
      where i.id = n.id and i.road_segment_id is distinct from n.segment_id returning 1)
    select count(*)::int as count from moved`);
  return moved?.count ?? 0;
}
