import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, shiftsOf, type DutyCalendar, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { listBeats } from '../../repositories/patrol-beats';
import { postsOf } from '../../repositories/posts';
import { bringShiftsTo, ensureRoster, shiftsOfRoster, takeVersion, type WantedShift } from '../../repositories/rosters';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { dutyCalendar } from './duty-calendar';
import { editableDistricts } from './load-roster';
import type { WeekInput } from './read-roster';
import { rosterWeek, type RosterWeek } from './roster-week';

/** Shifts that the published posts and active beats of some districts ask for in a week. @param districts null = all */
export async function wantedShifts(
  db: Database, { datasetId, week, districts }: { datasetId: number; week: RosterWeek; districts: readonly number[] | null }, calendar: DutyCalendar,
): Promise<WantedShift[]> {
  const isMine = ({ districtId }: { readonly districtId: number | null }): boolean => districts === null || (districtId !== null && districts.includes(districtId));
  const posts = (await postsOf(db, datasetId, ['published'])).filter(isMine), beats = (await listBeats(db, datasetId)).filter((beat) => beat.isActive && isMine(beat));
  return [
    ...posts.flatMap(({ id, plan: { when, who } }) => shiftsOf(when, week, calendar).map((shift): WantedShift =>
      ({ ...shift, postId: id, beatId: null, personCount: who.personCount, certifiedCount: who.certifiedCount, needsVehicle: who.needsVehicle }))),
    ...beats.flatMap(({ id, when, personCount, certifiedCount, needsVehicle }) => shiftsOf(when, week, calendar).map((shift): WantedShift =>
      ({ ...shift, postId: null, beatId: id, personCount, certifiedCount, needsVehicle }))),
  ];
}

/**
 * Makes the week's shifts from posts and beats, or brings them up to date. Shifts somebody stands on stay as they are. A
 * leader plans the own districts. Refuses `calendar-missing` when a pattern asks for days the calendar does not cover.
 */
export async function planRoster({ ctx, input }: { ctx: Context; input: WeekInput }): Promise<Result<ResponseOf<Endpoints['planRoster']>>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const districts = editableDistricts(ctx.actor);
  if (districts?.length === 0) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, { weekOn } = week.value;
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'roster', operation: 'upsert' });
    const { calendar, isMissing } = await dutyCalendar(tx, datasetId);
    const wanted = await wantedShifts(tx, { datasetId, week: week.value, districts }, calendar);
    if (isMissing()) return refuse('calendar-missing', { pointer: '/week', data: { week: weekOn } });
    const roster = await ensureRoster(tx, { datasetId, weekOn, changeSeq });
    const posts = await postsOf(tx, datasetId, ['draft', 'published', 'suspended', 'closed']), beats = await listBeats(tx, datasetId);
    const districtOf = new Map<string, number | null>([...posts.map(({ id, districtId }) => [`post:${id}`, districtId] as const), ...beats.map(({ id, districtId }) => [`beat:${id}`, districtId] as const)]);
    const current = (await shiftsOfRoster(tx, roster.id)).filter(({ postId, beatId }) =>
      districts === null || districts.includes(districtOf.get(postId === null ? `beat:${beatId}` : `post:${postId}`) ?? 0));
    const counts = await bringShiftsTo(tx, roster.id, { wanted, current });
    if (counts.addedCount + counts.removedCount > 0) await takeVersion(tx, { id: roster.id, version: roster.version, changeSeq });
    const version = roster.version + (counts.addedCount + counts.removedCount > 0 ? 1 : 0);
    return accept({ value: { version, ...counts }, audit: { action: 'make-shifts', entity: 'roster', entityId: weekOn, datasetId, itemCount: counts.addedCount, detail: { ...counts, version } } });
  });
}
