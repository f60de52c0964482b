import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, fixRules, judgePlace, passGapMilliseconds, refuse, spotRadiusMetres, type Result } from '@wuding/domain';
import { toWgs84 } from '@wuding/geo';
import type { Context } from '../../context';
import { dutyUnitAt, keepClearPass, nearestSpot } from '../../repositories/clear-checks';
import { findPersonOfAccount } from '../../repositories/people';
import { whenTapped } from '../duty/when-tapped';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';

type Input = ParsedOf<Endpoints['sayClear']>['body'] & { readonly idempotencyKey?: string | null };

/** As far as a spot is looked for around a position that is not exact. */
const mostAccuracyMetres = 50;

/**
 * 到点无违规: a person on duty found nothing at the spot he stands at. It is a pass of his group, or marks the one under way; the pass is the denominator, not
 * the tap. Where the phone was is judged and not kept. The same tap sent again, however late, is one. Refuses `person-not-on-shift`, `no-spot-here`.
 */
export async function sayClear({ ctx, input: { idempotencyKey, ...body } }: { ctx: Context; input: Input }): Promise<Result<ResponseOf<Endpoints['sayClear']>>> {
  const person = ctx.actor.accountId === null ? null : await findPersonOfAccount(ctx.store.db, ctx.actor.accountId);
  const { at, isClockSuspect } = whenTapped(body, ctx.clock.now());
  const duty = person === null ? null : await dutyUnitAt(ctx.store.db, { personId: person.id, at, slackMilliseconds: fixRules.dutySlackMilliseconds });
  if (person === null || duty === null) return refuse('person-not-on-shift');
  const place = toWgs84([body.fix.position[0], body.fix.position[1]], body.fix.crs), { datasetId } = person;
  const spot = await nearestSpot(ctx.store.db, { datasetId, place, withinMetres: spotRadiusMetres + mostAccuracyMetres });
  const isThere = spot !== null && judgePlace({ distanceMetres: spot.distanceMetres, accuracyMetres: body.fix.accuracyMetres, radiusMetres: spotRadiusMetres }) === 'inside';
  if (!isThere) return refuse('no-spot-here', { pointer: '/fix', data: { radiusMetres: spotRadiusMetres } });
  return mutate(ctx, async (tx) => {
    const { isNew, enteredAt } = await keepClearPass(tx, { datasetId, ...duty, spotId: spot.id, roadSegmentId: spot.roadSegmentId, at }, passGapMilliseconds);
    return accept({
      value: { spotCode: spot.code, streetName: spot.streetName, at: instantText(enteredAt), isNew },
      audit: { action: 'clear-check', entity: 'visit', entityId: spot.code, datasetId, detail: { personId: person.id, unit: duty.unit, isNew, isClockSuspect } },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'sayClear', body: { ...body, sentAt: null } } });
}
