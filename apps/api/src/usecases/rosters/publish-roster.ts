import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Finding, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { deleteAssignments, insertAssignments, publishedDutiesOutside } from '../../repositories/assignments';
import { recordChange } from '../../repositories/change-log';
import { rosterDifference, type DutyRow } from '../../repositories/roster-difference';
import { findRoster, takeVersion, type RosterRecord } from '../../repositories/rosters';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';
import { findingViews } from './finding-view';
import { editableDistricts, indexOf, loadRoster, type RosterFacts } from './load-roster';
import type { WeekInput } from './read-roster';
import { rosterWeek, type RosterWeek } from './roster-week';
import { plainFindings, versionConflict, type StepInput } from './step-roster';

interface Difference {
  readonly added: readonly DutyRow[];
  readonly removed: readonly DutyRow[];
  readonly openPlaceCount: number;
  readonly blocking: readonly Finding[];
  readonly facts: RosterFacts;
}

/** What publication would change within some districts, and what stands in its way. @param districts null = all */
async function differenceOf(db: Database, { roster, week, districts }: { roster: RosterRecord; week: RosterWeek; districts: readonly number[] | null }): Promise<Difference> {
  const facts = await loadRoster(db, { roster, week }), index = indexOf(facts);
  const isMine = (shiftId: number): boolean => districts === null || districts.includes(index.shifts.get(shiftId)?.districtId ?? 0);
  const mine = facts.shifts.filter(({ isOfWeek, id }) => isOfWeek && isMine(id));
  const { added, removed } = await rosterDifference(db, roster.id);
  const blocking = mine.flatMap(({ id }) => index.entriesOfShift(id).flatMap(({ assignment }) => index.judge(assignment).filter(({ kind }) => kind === 'hard')));
  const openPlaceCount = mine.reduce((sum, { id, personCount }) => sum + Math.max(0, personCount - index.entriesOfShift(id).length), 0);
  return { added: added.filter(({ shiftId }) => isMine(shiftId)), removed: removed.filter(({ shiftId }) => isMine(shiftId)), openPlaceCount, blocking, facts };
}

const diffView = ({ added, removed, openPlaceCount, blocking }: Difference) =>
  ({ added: added.map((one) => ({ ...one })), removed: removed.map((one) => ({ ...one })), openPlaceCount, blockingFindings: findingViews(blocking) });

/** What publication would change, before anybody publishes. */
export async function readRosterDiff({ ctx, input }: { ctx: Context; input: WeekInput }): Promise<Result<ResponseOf<Endpoints['readRosterDiff']>>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const roster = await findRoster(ctx.store.db, dataset.value.id, week.value.weekOn);
  if (roster === null) return refuse('not-found');
  const districts = editableDistricts(ctx.actor);
  return accept(diffView(await differenceOf(ctx.store.db, { roster, week: week.value, districts: districts?.length === 0 ? null : districts })));
}

/** Makes the draft hold: a director's whole, a leader's in the own districts. Nothing with a hard finding is published. */
export async function publishRoster({ ctx, input }: { ctx: Context; input: StepInput }): Promise<Result<ResponseOf<Endpoints['publishRoster']>>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const districts = editableDistricts(ctx.actor);
  if (districts?.length === 0) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, nowAt = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId, entity: 'roster', operation: 'upsert' });
    const roster = await findRoster(tx, datasetId, week.value.weekOn);
    if (roster === null) return refuse('not-found');
    const difference = await differenceOf(tx, { roster, week: week.value, districts });
    if (!(await takeVersion(tx, { id: roster.id, version: input.version, changeSeq }, nowAt))) return versionConflict(tx, roster, difference.facts);
    const blocking = [...difference.blocking, ...(await publishedCollisions(tx, difference))];
    if (blocking.length > 0) return refuse('roster-conflict', { data: { findings: plainFindings(blocking) } });
    await deleteAssignments(tx, 'published', difference.removed);
    const writtenCount = await insertAssignments(tx, 'published', difference.added);
    if (writtenCount < difference.added.length) return refuse('roster-conflict', { data: { findings: [] } });
    const publishedVersion = input.version + 1;
    return accept({
      value: { version: publishedVersion, publishedVersion, publishedAt: instantText(nowAt), ...diffView(difference) },
      audit: {
        action: 'publish', entity: 'roster', entityId: week.value.weekOn, datasetId, itemCount: difference.added.length + difference.removed.length,
        detail: { version: publishedVersion, addedCount: difference.added.length, removedCount: difference.removed.length, districts },
      },
    });
  });
}

/** New duties that overlap what holds elsewhere: another leader has not published the other half of a move yet. */
async function publishedCollisions(tx: Database, { added, removed, facts }: Difference): Promise<Finding[]> {
  const shifts = new Map(facts.shifts.map((shift) => [shift.id, shift]));
  const span = (shiftId: number) => ({ fromAt: Date.parse(shifts.get(shiftId)?.startAt ?? ''), toAt: Date.parse(shifts.get(shiftId)?.endAt ?? '') });
  if (added.length === 0) return [];
  const bounds = added.map(({ shiftId }) => span(shiftId));
  const others = await publishedDutiesOutside(tx, { shiftIds: [], fromAt: Math.min(...bounds.map(({ fromAt }) => fromAt)), toAt: Math.max(...bounds.map(({ toAt }) => toAt)) });
  const gone = new Set(removed.map(({ shiftId, personId }) => `${shiftId}/${personId}`));
  return added.flatMap(({ shiftId, personId }) => {
    const { fromAt, toAt } = span(shiftId);
    const clash = others.find((one) => one.personId === personId && one.shiftId !== shiftId && !gone.has(`${one.shiftId}/${personId}`) && one.fromAt < toAt && fromAt < one.toAt);
    if (clash === undefined) return [];
    return [{ rule: 'overlap' as const, kind: 'hard' as const, personId, shiftId, source: '五定方案：一人一时一岗', data: { otherShiftId: clash.shiftId, minutes: (Math.min(toAt, clash.toAt) - Math.max(fromAt, clash.fromAt)) / 60_000 } }];
  });
}
