import { localTimeIn, type LocalTime } from '../../ingest/local-time';
import { FileRefused } from '../../ingest/refused';
import { slug } from '../../ingest/slug';
import type { Context } from '../../context';
import { findCodeSet, findCodeSetById, listEventCodes } from '../../repositories/code-sets';
import { findDatasetByKey, findHomeDataset, type Dataset } from '../../repositories/datasets';
import { isClosedCodeSet } from '../../repositories/import-batches';
import { hasIncidents } from '../../repositories/import-incidents';
import type { ImportRequest } from './import-request';

/** Where a file goes: a dataset that is there, or one to be made; and the code set its categories belong to. */
export interface Target {
  readonly existing: Dataset | null;
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly local: LocalTime;
  readonly codeSet: Vocabulary;
}

/** The categories a file may use. */
export interface Vocabulary {
  readonly key: string;
  readonly name: string;
  /** Null while the set is still to be made. */
  readonly id: number | null;
  /** Whether categories of the file that the set lacks join it, or reject their rows. */
  readonly isOpen: boolean;
  readonly codes: readonly { readonly code: string; readonly name: string }[];
}

/**
 * Finds the dataset and code set an import is meant for, without making anything yet. A dataset not yet there takes the time
 * zone asked for (or else the home dataset's) and a code set of its own name unless another is named.
 * Refuses `bad-dataset-name`, `no-home-dataset`, `unknown-time-zone`, `code-set-differs`.
 */
export async function planTarget(ctx: Context, input: ImportRequest): Promise<Target> {
  const { db } = ctx.store;
  const home = await findHomeDataset(db);
  const key = input.dataset === null ? home?.key : keyOf(input.dataset);
  if (key === undefined) throw new FileRefused('no-home-dataset');
  const existing = key === home?.key ? home : await findDatasetByKey(db, key);
  const timeZone = existing?.timeZone ?? input.timeZone ?? home?.timeZone ?? 'Asia/Shanghai';
  const local = localTimeIn(input.timeZone ?? timeZone);
  if (local === null) throw new FileRefused('unknown-time-zone', { field: 'tz', timeZone: input.timeZone });
  const name = existing?.name ?? input.dataset ?? key;
  return { existing, key, name, timeZone, local, codeSet: await planVocabulary(ctx, input, { existing, name }) };
}

async function planVocabulary(
  ctx: Context, input: ImportRequest, { existing, name }: { existing: Dataset | null; name: string },
): Promise<Vocabulary> {
  const { db } = ctx.store;
  const current = existing === null ? null : await findCodeSetById(db, existing.codeSetId);
  const wanted = input.codeSet ?? current?.key ?? name;
  const key = keyOf(wanted);
  const found = current?.key === key ? current : await findCodeSet(db, key);
  if (existing !== null && current !== null && current.key !== key && (await hasIncidents(db, existing.id))) {
    throw new FileRefused('code-set-differs', { codeSet: current.key, wanted: key });
  }
  if (found === null) return { key, name: wanted, id: null, isOpen: true, codes: [] };
  return { ...found, isOpen: !(await isClosedCodeSet(db, found.id)), codes: await listEventCodes(db, found.id, ctx.clock.now()) };
}

function keyOf(name: string): string {
  const key = slug(name);
  if (key === null) throw new FileRefused('bad-dataset-name', { name });
  return key;
}
