import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, checkCrosswalk, isAllowed, refuse, type CrosswalkEntry, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { draftNumber, findCrosswalk, listCrosswalkEntries, lockCrosswalk, updateCrosswalk, writeCrosswalkEntries } from '../../repositories/crosswalks';
import { mutate } from '../mutate';
import { readCrosswalkCsv } from './crosswalk-csv';
import { publishEntries } from './publish-entries';
import { readCrosswalk } from './read-crosswalk';
import { findPair, readNames } from './read-names';

type Answer = ResponseOf<Endpoints['readCrosswalk']>;

interface Change {
  readonly key: string;
  readonly to: string;
  /** The version the person saw. */
  readonly version: number;
}

/**
 * Replaces the draft of a crosswalk: lines, or a CSV table of them as the export writes it. Nothing counts by a draft.
 * Refuses `unknown-code-set`, `version-conflict`, `malformed-csv`, and what `checkCrosswalk` refuses.
 */
export async function draftCrosswalk(
  { ctx, input }: { ctx: Context; input: Change & { entries?: readonly CrosswalkEntry[] | undefined; csv?: string | undefined } },
): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'code-set.map')) return refuse('not-allowed');
  const pair = await findPair(ctx.store.db, input);
  if (!pair.ok) return pair;
  const { from, to } = pair.value;
  const read = input.csv === undefined ? accept(input.entries ?? []) : readCrosswalkCsv(input.csv);
  if (!read.ok) return read;
  const written = await mutate(ctx, async (tx) => {
    const record = await lockCrosswalk(tx, { fromCodeSetId: from.id, toCodeSetId: to.id });
    if (record.version !== input.version) return refuse('version-conflict', { data: { version: record.version } });
    const checked = checkCrosswalk(read.value, await readNames(tx, from, to));
    if (!checked.ok) return checked;
    await writeCrosswalkEntries(tx, record, draftNumber, read.value);
    await updateCrosswalk(tx, record, { hasDraft: true });
    return accept({ value: null, audit: { action: 'draft', entity: 'crosswalk', entityId: `${from.key}→${to.key}`, itemCount: read.value.length } });
  });
  return written.ok ? readCrosswalk({ ctx, input }) : written;
}

/** Puts the draft in force. Refuses `unknown-code-set` and what `publishEntries` refuses. */
export async function publishCrosswalk({ ctx, input }: { ctx: Context; input: Change & { note: string } }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'code-set.map')) return refuse('not-allowed');
  const pair = await findPair(ctx.store.db, input);
  if (!pair.ok) return pair;
  const written = await mutate(ctx, (tx) => publishEntries({
    ctx, tx, input: { ...pair.value, version: input.version, entries: null, note: input.note, undoes: null },
  }));
  return written.ok ? readCrosswalk({ ctx, input }) : written;
}

/**
 * Takes the last publication back: what was in force before it is published again, so that undoing twice is doing again.
 * A draft is lost with it. Refuses `unknown-code-set`, `nothing-to-undo`, `version-conflict`.
 */
export async function undoCrosswalk({ ctx, input }: { ctx: Context; input: Change }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'code-set.map')) return refuse('not-allowed');
  const { db } = ctx.store;
  const pair = await findPair(db, input);
  if (!pair.ok) return pair;
  const record = await findCrosswalk(db, { fromCodeSetId: pair.value.from.id, toCodeSetId: pair.value.to.id });
  if (record === null || record.publishedNumber === 0) return refuse('nothing-to-undo');
  const undoes = record.publishedNumber;
  const entries = undoes === 1 ? [] : await listCrosswalkEntries(db, record.id, undoes - 1);
  const written = await mutate(ctx, (tx) => publishEntries({ ctx, tx, input: { ...pair.value, version: input.version, entries, note: '', undoes } }));
  return written.ok ? readCrosswalk({ ctx, input }) : written;
}
