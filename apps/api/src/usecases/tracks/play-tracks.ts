import type { Endpoints, ParsedOf, PlayedTrack, ResponseOf } from '@wuding/contract';
import { accept, fixRules, holds, instantOfCivil, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import type { Context } from '../../context';
import { findPersonOfAccount } from '../../repositories/people';
import { lookupsOf, playedPositions, shiftTracks, visitCounts, type PlayedPosition, type ShiftTrackRecord } from '../../repositories/played-tracks';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { noteLookup, type LookedAs } from './note-lookups';

const dayMilliseconds = 86_400_000;

/** Who carried a device on a day (Asia/Shanghai), with how many visits its positions showed. Nothing of where they were. */
export async function listPatrolShifts({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listPatrolShifts']>['query'] }): Promise<Result<ResponseOf<Endpoints['listPatrolShifts']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const day = Math.round(Date.parse(input.day) / dayMilliseconds), window = { datasetId: dataset.value.id, fromAt: instantOfCivil(day, 0), toAt: instantOfCivil(day + 1, 0), deviceIds: null };
  const shifts = (await shiftTracks(ctx.store.db, window)).filter((one) => isShown(ctx, one)), seen = await visitCounts(ctx.store.db, { ...window, toAt: window.toAt + dayMilliseconds / 2 });
  return accept({
    items: shifts.map(({ deviceId, placeName, personName, bearer, mode, fromAt, toAt }) => ({
      deviceId, placeName, personName: nameFor(ctx, personName), bearer, mode, from: instantText(fromAt), to: instantText(toAt),
      visitCount: seen.get(deviceId)?.filter(({ enteredAt }) => enteredAt >= fromAt && enteredAt < toAt).length ?? 0,
    })),
  });
}

export const isShown = ({ actor }: Context, { districtId }: ShiftTrackRecord): boolean => isAllowed(actor, 'patrol.replay', { districtId });
export const nameFor = ({ actor }: Context, name: string | null): string | null => (holds(actor.role, 'duty.read') ? name : null);

/**
 * Ways of some devices in a window of a day at most, for a reason that the people looked at can read. Each look is in the audit chain before anything is
 * shown. Refuses `not-found` where a device was not on duty then or is not the actor's to look at, `window-too-long`, `window-ends-before-it-begins`.
 */
export async function playTracks({ ctx, input, as = 'shown' }: { ctx: Context; input: ParsedOf<Endpoints['playTracks']>['body']; as?: LookedAs }): Promise<Result<ResponseOf<Endpoints['playTracks']>>> {
  const window = timeWindow(Date.parse(input.from), Date.parse(input.to));
  if (!window.ok) return window;
  const fromAt = Date.parse(input.from), toAt = Date.parse(input.to);
  if (toAt - fromAt > dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays: 1 } });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const deviceIds = [...new Set(input.deviceIds)], datasetId = dataset.value.id;
  const shifts = (await shiftTracks(ctx.store.db, { datasetId, fromAt, toAt, deviceIds })).filter((one) => isShown(ctx, one));
  const shown = new Map(shifts.map((one) => [one.deviceId, one]));
  if (shown.size < deviceIds.length) return refuse('not-found', { pointer: '/deviceIds' });
  const noted = await noteLookup(ctx, { datasetId, fromAt, toAt, reason: input.reason, shown: shifts, action: 'play', as });
  if (!noted.ok) return noted;
  // A device that was on two duties shows of each only to whom it may: what it sent on the other is not theirs to see.
  const isOn = ({ deviceId, at }: PlayedPosition, one: ShiftTrackRecord): boolean => one.deviceId === deviceId && at >= one.fromAt - fixRules.dutySlackMilliseconds && at <= one.toAt + fixRules.dutySlackMilliseconds;
  const positions = (await playedPositions(ctx.store.db, { fromAt, toAt, deviceIds })).filter((position) => shifts.some((one) => isOn(position, one)));
  return accept({ from: instantText(fromAt), to: instantText(toAt), tracks: [...shown.values()].map((one) => trackOf(ctx, one, positions.filter(({ deviceId }) => deviceId === one.deviceId), fromAt)) });
}

const trackOf = (ctx: Context, { deviceId, placeName, personName, bearer, mode, isSimulated }: ShiftTrackRecord, positions: readonly PlayedPosition[], fromAt: number): PlayedTrack => ({
  deviceId, placeName, personName: nameFor(ctx, personName), bearer, mode, isSimulated,
  points: positions.map(({ at, lng, lat }) => [Math.round((at - fromAt) / 1000), ...roundPosition([lng, lat])]),
});

/** Who looked at the actor's own way, when and why; nothing where the account speaks for nobody. */
export async function listTrackLookups({ ctx }: { ctx: Context }): Promise<Result<ResponseOf<Endpoints['listTrackLookups']>>> {
  const person = ctx.actor.accountId === null ? null : await findPersonOfAccount(ctx.store.db, ctx.actor.accountId);
  const lookups = person === null ? [] : await lookupsOf(ctx.store.db, person.id);
  return accept({ items: lookups.map(({ at, by, reason, fromAt, toAt, isExport }) => ({ at: instantText(at), by, reason, from: instantText(fromAt), to: instantText(toAt), isExport })) });
}
