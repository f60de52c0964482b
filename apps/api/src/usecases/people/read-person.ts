import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Permission, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { leaveOfPerson } from '../../repositories/leave';
import { findPerson } from '../../repositories/people';
import { toLeaveView, toPersonView } from './person-view';

const personActions: readonly Permission[] = ['staff.edit', 'staff.unmask', 'leave.edit'];

/** One person with all leave, and what the actor may do. */
export async function readPerson({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<ResponseOf<Endpoints['readPerson']>>> {
  const person = await findPerson(ctx.store.db, input.id);
  if (person === null) return refuse('not-found');
  const leave = await leaveOfPerson(ctx.store.db, person.id);
  return accept({
    ...toPersonView(person, ctx.clock.now()), leave: leave.map(toLeaveView), permittedActions: personActions.filter((action) => isAllowed(ctx.actor, action)),
  });
}
