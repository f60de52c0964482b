import type { Endpoints, LiveDelta, LiveUnitView, ResponseOf } from '@wuding/contract';
import { accept, grants, holds, isAllowed, refuse, type Actor, type Result } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import type { Context } from '../../context';
import type { LiveChange, LiveUnit, PatrolLive } from '../../live/patrol-live';
import { toAlarmView } from '../alarms/alarm-view';
import { toTaskView } from '../tasks/task-view';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { toMove } from './to-move';

/** What somebody may see: nothing of another district's where the grant reaches the own only; names where the role reads duty. */
export interface LiveSight {
  readonly datasetId: number;
  readonly actor: Actor;
  /** The same for everybody who sees the same. */
  readonly key: string;
}

interface Placed {
  readonly datasetId: number;
  readonly districtId: number | null;
}
const isSeen = ({ datasetId, actor }: LiveSight, { datasetId: of, districtId }: Placed): boolean => of === datasetId && isAllowed(actor, 'patrol.watch', { districtId });
const hasNames = ({ actor }: LiveSight): boolean => holds(actor.role, 'duty.read');

const toView = (sight: LiveSight, { deviceId, placeName, place, mode, personName, bearer, districtId, startsAt, endsAt, at, lng, lat, state, isSimulated }: LiveUnit): LiveUnitView => ({
  deviceId, placeName, place, mode, personName: hasNames(sight) ? personName : null, bearer, districtId, startsAt: instantText(startsAt), endsAt: instantText(endsAt), at: instantText(at),
  position: lng === null || lat === null ? null : [...roundPosition([lng, lat])], state, isSimulated,
});

/** Everybody on duty now whom the actor may see, and the alarms that stand there. */
export async function readLiveUnits({ ctx, input, live }: { ctx: Context; input: { dataset?: string | undefined }; live: PatrolLive }): Promise<Result<ResponseOf<Endpoints['readLiveUnits']>>> {
  const sight = await liveSight(ctx, input.dataset);
  return sight.ok ? accept(snapshotFor(sight.value, await live.snapshot())) : sight;
}

/** What the actor will see of a dataset. Refuses `not-allowed`, `unknown-dataset`. */
export async function liveSight(ctx: Context, dataset: string | undefined): Promise<Result<LiveSight>> {
  const { actor } = ctx;
  if (!holds(actor.role, 'patrol.watch')) return refuse('not-allowed');
  const found = await findDataset(ctx, dataset);
  if (!found.ok) return found;
  const reach = grants[actor.role]['patrol.watch'] === 'all' ? 'all' : [...actor.districtIds].sort((a, b) => a - b).join(',');
  return accept({ datasetId: found.value.id, actor, key: `${found.value.id}/${reach}/${holds(actor.role, 'duty.read')}` });
}

/** The part of a whole picture somebody may see. */
export function snapshotFor(sight: LiveSight, { id, at, units, alarms, tasks }: LiveChange): ResponseOf<Endpoints['readLiveUnits']> {
  return { id, at: instantText(at), units: units.filter((unit) => isSeen(sight, unit)).map((unit) => toView(sight, unit)), alarms: alarmsFor(sight, alarms), tasks: tasksFor(sight, tasks) };
}

/** The part of a change somebody may see; a unit that left the own districts is gone. Null = nothing of it. */
export function deltaFor(sight: LiveSight, { id, at, units, moved, gone, alarms, alarmsGone, tasks, tasksGone }: LiveChange): LiveDelta | null {
  const seen = units.filter((unit) => isSeen(sight, unit)), steps = moved.filter((unit) => isSeen(sight, unit));
  const left = [...gone, ...units.filter((unit) => unit.datasetId === sight.datasetId && !isSeen(sight, unit)).map(({ deviceId }) => deviceId)];
  const raised = alarmsFor(sight, alarms), sent = tasksFor(sight, tasks);
  if (seen.length + steps.length + left.length + raised.length + alarmsGone.length + sent.length + tasksGone.length === 0) return null;
  return { id, at: instantText(at), units: seen.map((unit) => toView(sight, unit)), moved: steps.map((unit) => toMove(unit, at)), gone: left, alarms: raised, alarmsGone, tasks: sent, tasksGone };
}

const alarmsFor = (sight: LiveSight, alarms: LiveChange['alarms']) => alarms.filter((alarm) => isSeen(sight, alarm)).map(({ severity, ...entry }) => toAlarmView(entry, severity, hasNames(sight)));
const tasksFor = (sight: LiveSight, tasks: LiveChange['tasks']) => tasks.filter((task) => isSeen(sight, task)).map((task) => toTaskView(task, hasNames(sight)));
