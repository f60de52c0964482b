import { accept, checkCrosswalk, diffCrosswalk, refuse, type CrosswalkEntry, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import type { CodeSet } from '../../repositories/code-sets';
import {
  deriveReportCategories, draftNumber, insertCrosswalkEdition, listCrosswalkEditions, listCrosswalkEntries, lockCrosswalk, updateCrosswalk, writeCrosswalkEntries,
} from '../../repositories/crosswalks';
import type { AuditNote } from '../mutate';
import { readNames } from './read-names';

export interface Publication {
  readonly from: CodeSet;
  readonly to: CodeSet;
  /** The version the person saw. */
  readonly version: number;
  /** Lines to put in force; null = those of the draft. */
  readonly entries: readonly CrosswalkEntry[] | null;
  readonly note: string;
  /** Number of the edition that this one takes back; null = none. */
  readonly undoes: number | null;
}

/**
 * Puts lines in force as the next edition of a crosswalk and derives from it what the foreign codes count under; the draft is
 * spent. From the moment it commits, every slice, list and export counts by it.
 * Refuses `version-conflict`, `nothing-to-publish`, and what `checkCrosswalk` refuses.
 */
export async function publishEntries(
  { ctx, tx, input }: { ctx: Context; tx: Database; input: Publication },
): Promise<Result<{ value: null; audit: AuditNote }>> {
  const { from, to, note, undoes } = input;
  const record = await lockCrosswalk(tx, { fromCodeSetId: from.id, toCodeSetId: to.id });
  if (record.version !== input.version) return refuse('version-conflict', { data: { version: record.version } });
  if (input.entries === null && !record.hasDraft) return refuse('nothing-to-publish');
  const entries = input.entries ?? (await listCrosswalkEntries(tx, record.id, draftNumber));
  const checked = checkCrosswalk(entries, await readNames(tx, from, to));
  if (!checked.ok) return checked;
  const before = record.publishedNumber === 0 ? [] : await listCrosswalkEntries(tx, record.id, record.publishedNumber);
  // Numbers go on from the last edition there ever was: one that was taken back keeps its own.
  const number = ((await listCrosswalkEditions(tx, record.id))[0]?.number ?? 0) + 1;
  await insertCrosswalkEdition(tx, record.id, { number, publishedAt: ctx.clock.now(), publishedBy: ctx.actor.username, undoesNumber: undoes, note });
  await writeCrosswalkEntries(tx, record, number, entries);
  await writeCrosswalkEntries(tx, record, draftNumber, []);
  await updateCrosswalk(tx, record, { publishedNumber: number, hasDraft: false });
  await deriveReportCategories(tx, from.id);
  const { added, removed } = diffCrosswalk(before, entries);
  return accept({
    value: null,
    audit: {
      action: undoes === null ? 'publish' : 'undo', entity: 'crosswalk', entityId: `${from.key}→${to.key}`, itemCount: entries.length,
      detail: { number, undoes, note, added: added.map(lineOf), removed: removed.map(lineOf) },
    },
  });
}

const lineOf = ({ from, to, category, relation }: CrosswalkEntry): string => `${from} ${relation} ${to ?? category ?? ''}`;
