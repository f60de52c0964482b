import { sql } from 'drizzle-orm';
import type { PlaceKind } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { copyLine } from '../db/copy';
import { isSameShape, pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import type { WrittenCounts } from './import-rows';

/** Columns of `import_place` in the order of `placeLine`. */
export const placeImportColumns = ['row_no', 'code', 'content_hash', 'kind', 'name', 'address', 'lng', 'lat', 'is_repaired'] as const;

/** A place of a file, ready to be stored. */
export interface ImportedPlace {
  readonly row: number;
  readonly code: string | null;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly address: string;
  readonly position: Position;
  readonly contentHash: string;
  readonly isRepaired: boolean;
}

/** One COPY line for `import_place`. */
export const placeLine = (one: ImportedPlace): string =>
  copyLine([one.row, one.code, one.contentHash, one.kind, one.name, one.address, one.position[0], one.position[1], one.isRepaired]);

export async function createPlaceTable(tx: Database): Promise<void> {
  await rowsOf(tx, sql`
    create temporary table import_place (
      row_no integer not null, code text, content_hash text not null, kind text not null, name text not null, address text not null,
      lng double precision not null, lat double precision not null, is_repaired boolean not null
    ) on commit drop`);
}

/** Takes out rows the dataset already holds just so. @returns how many */
export async function dropUnchangedPlaces(tx: Database, datasetId: number): Promise<number> {
  const [gone] = await rowsOf<{ count: number }>(tx, sql`
    with gone as (
      delete from import_place r using place p
      where p.dataset_id = ${datasetId}::int and p.code = r.code and p.kind = r.kind and p.name = r.name and p.address = r.address
        and ${isSameShape(sql`p.position`, pointOf(sql`r.lng`, sql`r.lat`))} returning 1)
    select count(*)::int as count from gone`);
  return gone?.count ?? 0;
}

/** Turns the remaining rows into places; an older record of the same code is replaced. */
export async function writePlaces(
  tx: Database, target: { readonly datasetId: number; readonly changeSeq: number },
): Promise<WrittenCounts> {
  const [counts] = await rowsOf<WrittenCounts>(tx, sql`
    with written as (
      insert into place (dataset_id, code, kind, name, address, position, change_seq)
      select ${target.datasetId}::int, r.code, r.kind, r.name, r.address, ${pointOf(sql`r.lng`, sql`r.lat`)}, ${target.changeSeq}::bigint
      from import_place r order by r.row_no
      on conflict (dataset_id, code) do update set
        kind = excluded.kind, name = excluded.name, address = excluded.address, position = excluded.position,
        change_seq = excluded.change_seq
      returning (xmax = 0) as is_new)
    select (count(*) filter (where is_new))::int as "insertedCount", (count(*) filter (where not is_new))::int as "updatedCount"
    from written`);
  await rowsOf(tx, sql`analyze place`);
  if (counts === undefined) throw new Error('a count has one row');
  return counts;
}
