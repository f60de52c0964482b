import { bitsOfMarks, isDatumSuspect, isSoundPosition, marksOfBits, markTrack, type FixMark } from '@wuding/domain';
import { fromWgs84, toWgs84, type Position } from '@wuding/geo';
import type { AnonymousContext } from '../../context';
import type { Database } from '../../db/store';
import { analyseGrownVisits } from '../../repositories/seed-visits';
import { claimDay, closeDay, fixesOfDay, openDays, remarkFixes, replaceVisits, unitDuties, type DayFix, type OpenDay } from '../../repositories/track-days';
import { seeVisits } from './see-visits';
import { trackGround, type TrackGround } from './track-ground';

/** After so many days at once it is looked whether the planner must be told how many visits there are: the embedded store has no autovacuum. */
const manyDays = 20;
/** A position this near to a sample of a street lies on a street. */
const onStreetMetres = 25;

export interface Settling {
  readonly quietSince: number;
  readonly settledBefore?: number;
  /** Most days at once. */
  readonly limit?: number;
  readonly makeWay?: ((workedMilliseconds: number) => Promise<void>) | undefined;
}

/**
 * Makes the visits of every day whose positions have been quiet since an instant, or were not made anew for long, anew from all positions of the day: so the order they came in does not matter.
 * Marks what only neighbours tell (jump, drift, a wrong datum). A day that another settles at this moment is left to it. @returns how many days there were
 * @param makeWay lets others come first after a day that took so long
 */
export async function settleTracks({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>, { quietSince, settledBefore = quietSince, limit = 500, makeWay }: Settling): Promise<number> {
  const grounds = new Map<number, TrackGround | null>();
  const days = await openDays(store.db, { quietSince, settledBefore }, limit);
  let writtenCount = 0;
  for (const day of days) {
    if (!grounds.has(day.datasetId)) grounds.set(day.datasetId, await trackGround(store.db, day.datasetId));
    const ground = grounds.get(day.datasetId) ?? null;
    const startedAt = performance.now();
    writtenCount += await store.transaction((tx) => settleDay(tx, { day, ground, at: clock.now() }));
    await makeWay?.(performance.now() - startedAt);
  }
  if (days.length >= manyDays) await store.transaction((tx) => analyseGrownVisits(tx, writtenCount));
  return days.length;
}

async function settleDay(tx: Database, { day, ground, at }: { day: OpenDay; ground: TrackGround | null; at: number }): Promise<number> {
  if (!(await claimDay(tx, day))) return 0;
  const fixes = await fixesOfDay(tx, day);
  let writtenCount = 0;
  let isDatumSuspect = false;
  if (ground !== null) {
    const sound = fixes.filter(isUsable), marks = neighbourMarks(sound, ground);
    await remarkFixes(tx, day.deviceId, changedMarks(sound, marks));
    isDatumSuspect = marks.some((one) => one.has('datum-suspect'));
    const seen = sound.filter((_, at) => !marks[at]!.has('jump') && !marks[at]!.has('datum-suspect'));
    writtenCount = await replaceVisits(tx, day, seeVisits({ fixes: seen, duties: await unitDuties(tx, day), unit: day.unit }, ground));
  }
  await closeDay(tx, day, { at, isDatumSuspect });
  return writtenCount;
}

/** Whether place and time can be believed. A weak position says nothing about a street; where the clock said nothing, the time of receipt stands in and says nothing about a way. */
function isUsable({ marks, takenAt, receivedAt }: DayFix): boolean {
  const known = marksOfBits(marks);
  return !known.includes('weak') && isSoundPosition(known.filter((mark) => mark !== 'clock-suspect')) && !(known.includes('clock-suspect') && takenAt === receivedAt);
}

const neighbourly: readonly FixMark[] = ['jump', 'stationary-drift', 'datum-suspect'];

function neighbourMarks(fixes: readonly DayFix[], ground: TrackGround): ReadonlySet<FixMark>[] {
  const points = fixes.map(({ takenAt, lng, lat }) => { const [x, y] = ground.plane.toPlane([lng, lat]); return { at: takenAt, x, y }; });
  const marks = markTrack(points);
  const isSuspect = isDatumSuspect({ positionCount: fixes.length, asLabelledRatio: onStreetRatio(fixes, ground, (position) => position), otherwiseRatio: Math.max(
    onStreetRatio(fixes, ground, (position) => toWgs84(position, 'gcj02')), onStreetRatio(fixes, ground, (position) => fromWgs84(position, 'gcj02'))) });
  return isSuspect ? marks.map((one) => new Set([...one, 'datum-suspect' as const])) : marks;
}

/** Share of positions near a street; 0 where there are none. */
function onStreetRatio(fixes: readonly DayFix[], { plane, samples }: TrackGround, move: (position: Position) => Position): number {
  const near = fixes.filter(({ lng, lat }) => samples.isNear(plane.toPlane(move([lng, lat])), onStreetMetres));
  return fixes.length === 0 ? 0 : near.length / fixes.length;
}

const changedMarks = (fixes: readonly DayFix[], marks: readonly ReadonlySet<FixMark>[]): { deviceAt: number; marks: number }[] => fixes.flatMap((fix, at) => {
  const bits = bitsOfMarks([...marksOfBits(fix.marks).filter((mark) => !neighbourly.includes(mark)), ...marks[at]!]);
  return bits === fix.marks ? [] : [{ deviceAt: fix.deviceAt, marks: bits }];
});
