import type { Endpoints, LiveDelta, LiveUnitView, ResponseOf } from '@wuding/contract';
import { accept, holds, isAllowed, refuse, type Actor, type Result } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import type { Context } from '../../context';
import type { LiveChange, LiveUnit, PatrolLive } from '../../live/patrol-live';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';

/** What somebody may see of a unit: nothing of another district's where the grant reaches the own only; names where the role reads duty. */
export interface LiveSight {
  readonly datasetId: number;
  readonly actor: Actor;
}

const isSeen = ({ datasetId, actor }: LiveSight, unit: LiveUnit): boolean => unit.datasetId === datasetId && isAllowed(actor, 'patrol.watch', { districtId: unit.districtId });

const toView = ({ actor }: LiveSight, { deviceId, placeName, place, mode, personName, bearer, districtId, endsAt, at, lng, lat, state, isSimulated }: LiveUnit): LiveUnitView => ({
  deviceId, placeName, place, mode, personName: holds(actor.role, 'duty.read') ? personName : null, bearer, districtId, endsAt: instantText(endsAt), at: instantText(at),
  position: lng === null || lat === null ? null : [...roundPosition([lng, lat])], state, isSimulated,
});

/** Everybody on duty now whom the actor may see. */
export async function readLiveUnits({ ctx, input, live }: { ctx: Context; input: { dataset?: string | undefined }; live: PatrolLive }): Promise<Result<ResponseOf<Endpoints['readLiveUnits']>>> {
  const sight = await liveSight(ctx, input.dataset);
  return sight.ok ? accept(await snapshotFor(sight.value, live)) : sight;
}

/** What the actor will see of a dataset. Refuses `not-allowed`, `unknown-dataset`. */
export async function liveSight(ctx: Context, dataset: string | undefined): Promise<Result<LiveSight>> {
  if (!holds(ctx.actor.role, 'patrol.watch')) return refuse('not-allowed');
  const found = await findDataset(ctx, dataset);
  return found.ok ? accept({ datasetId: found.value.id, actor: ctx.actor }) : found;
}

export async function snapshotFor(sight: LiveSight, live: PatrolLive): Promise<ResponseOf<Endpoints['readLiveUnits']>> {
  const { id, at, units } = await live.snapshot();
  return { id, at: instantText(at), units: units.filter((unit) => isSeen(sight, unit)).map((unit) => toView(sight, unit)) };
}

/** The part of a change somebody may see; a unit that left the own districts is gone. Null = nothing of it. */
export function deltaFor(sight: LiveSight, { id, at, units, gone }: LiveChange): LiveDelta | null {
  const seen = units.filter((unit) => isSeen(sight, unit)).map((unit) => toView(sight, unit));
  const left = [...gone, ...units.filter((unit) => unit.datasetId === sight.datasetId && !isSeen(sight, unit)).map(({ deviceId }) => deviceId)];
  return seen.length === 0 && left.length === 0 ? null : { id, at: instantText(at), units: seen, gone: left };
}
