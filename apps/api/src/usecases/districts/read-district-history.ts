import type { DistrictHistory } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listGradeDecisions, listLeaderTerms, listPlanVersions } from '../../repositories/district-history';
import { listRedraws } from '../../repositories/district-redraws';
import { findDistrict } from '../../repositories/districts';
import { instantText } from '../instant-text';

/** Everything that was decided about a district, newest first: plan versions, grades, leaders, redraws. */
export async function readDistrictHistory({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<DistrictHistory>> {
  const { db } = ctx.store;
  if ((await findDistrict(db, input.id, ctx.clock.now())) === null) return refuse('not-found');
  const dated = <Entry extends { at: number | null }>(entry: Entry) => ({ ...entry, at: instantText(entry.at) });
  return accept({
    plans: (await listPlanVersions(db, input.id)).map(dated),
    grades: (await listGradeDecisions(db, input.id)).map(dated),
    leaders: (await listLeaderTerms(db, input.id)).map(dated),
    redraws: (await listRedraws(db, input.id)).map(({ effectiveFromAt, withdrawnAt, ...redraw }) => ({
      ...dated(redraw), effectiveFrom: instantText(effectiveFromAt), withdrawnAt: instantText(withdrawnAt),
    })),
  });
}
