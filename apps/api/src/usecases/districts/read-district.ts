import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Permission, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDistrict, listBoundaryVersions } from '../../repositories/districts';
import { instantText } from '../instant-text';
import { toDistrictView } from './district-view';

type Answer = ResponseOf<Endpoints['readDistrict']>;

/** What a person may do to a district; the drawer shows these and no others. */
const districtActions: readonly Permission[] = ['district.edit', 'district.redraw', 'district.assign-leader', 'incident.write'];

/** One district, all boundaries it has had, and what the actor may do to it. */
export async function readDistrict({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<Answer>> {
  const district = await findDistrict(ctx.store.db, input.id, ctx.clock.now());
  if (district === null) return refuse('not-found');
  const versions = await listBoundaryVersions(ctx.store.db, input.id);
  const target = { districtId: district.id, ownerAccountId: ctx.actor.accountId };
  return accept({
    ...toDistrictView(district),
    boundaries: versions.map(({ fromAt, toAt, areaSquareMetres, boundary }) => ({
      effectiveFrom: instantText(fromAt), effectiveTo: instantText(toAt), areaSquareMetres, boundary: { ...boundary },
    })),
    permittedActions: districtActions.filter((action) => isAllowed(ctx.actor, action, target)),
  });
}
