import { accept, refuse, type CrosswalkNames, type Result } from '@wuding/domain';
import type { Database } from '../../db/store';
import { listCategories, listEditionCodes } from '../../repositories/code-editions';
import { findCodeSet, type CodeSet } from '../../repositories/code-sets';

/** What a crosswalk between two sets may speak of. */
export async function readNames(db: Database, from: CodeSet, to: CodeSet): Promise<CrosswalkNames> {
  const codesOf = async ({ id }: CodeSet): Promise<Set<string>> => new Set((await listEditionCodes(db, id)).map(({ code }) => code));
  return { from: await codesOf(from), to: await codesOf(to), categories: new Set((await listCategories(db)).map(({ key }) => key)) };
}

/** The two sets of a crosswalk. Only the bureau's own editions can be mapped to; refuses `unknown-code-set`. */
export async function findPair(db: Database, input: { key: string; to: string }): Promise<Result<{ from: CodeSet; to: CodeSet }>> {
  const from = await findCodeSet(db, input.key);
  if (from === null) return refuse('unknown-code-set', { pointer: '/key' });
  const to = await findCodeSet(db, input.to);
  if (to === null || to.origin !== 'bureau' || to.id === from.id) return refuse('unknown-code-set', { pointer: '/to' });
  return accept({ from, to });
}
