import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { draftNumber, findCrosswalk, listCrosswalkEditions, listCrosswalkEntries } from '../../repositories/crosswalks';
import { instantText } from '../instant-text';
import { findPair } from './read-names';

type Answer = ResponseOf<Endpoints['readCrosswalk']>;

/** The crosswalk of a pair of sets: what is in force, the draft where there is one, and what was published before. */
export async function readCrosswalk({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['readCrosswalk']>['params'] }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'code-set.read')) return refuse('not-allowed');
  const { db } = ctx.store;
  const pair = await findPair(db, input);
  if (!pair.ok) return pair;
  const record = await findCrosswalk(db, { fromCodeSetId: pair.value.from.id, toCodeSetId: pair.value.to.id });
  const head = { from: input.key, to: input.to };
  if (record === null) return accept({ ...head, version: 0, publishedNumber: 0, entries: [], draft: null, editions: [] });
  const editions = await listCrosswalkEditions(db, record.id);
  return accept({
    ...head, version: record.version, publishedNumber: record.publishedNumber,
    entries: record.publishedNumber === 0 ? [] : await listCrosswalkEntries(db, record.id, record.publishedNumber),
    draft: record.hasDraft ? await listCrosswalkEntries(db, record.id, draftNumber) : null,
    editions: editions.map(({ publishedAt, ...rest }) => ({ ...rest, publishedAt: instantText(publishedAt) })),
  });
}
