import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listCodeEditions, listEditionCodes, listMajorClasses, listRollUps } from '../../repositories/code-editions';
import { findCodeSet } from '../../repositories/code-sets';

type Answer = ResponseOf<Endpoints['readCodeSet']>;

/** One code set: its major classes, its codes with their sources, and what they count under, from when to when. */
export async function readCodeSet({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['readCodeSet']>['params'] }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'code-set.read')) return refuse('not-allowed');
  const { db } = ctx.store;
  const set = await findCodeSet(db, input.key);
  const edition = (await listCodeEditions(db)).find(({ key }) => key === input.key);
  if (set === null || edition === undefined) return refuse('unknown-code-set', { pointer: '/key' });
  return accept({
    ...edition, datasets: [...edition.datasets],
    majorClasses: await listMajorClasses(db, set.id), codes: await listEditionCodes(db, set.id), rollUps: await listRollUps(db, set.id),
  });
}
