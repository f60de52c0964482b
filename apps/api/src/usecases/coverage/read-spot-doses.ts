import { countDoses, joinPresences, predictabilityOf, visitEntropy, type Presence } from '@wuding/analytics';
import type { Endpoints, ParsedOf, ResponseOf, SpotDoseView } from '@wuding/contract';
import { accept, civilDayOf, hourOfWeekOf, instantOfCivil, isAllowed, refuse, spotRadiusMetres, standardAt, timeWindow, type PatrolStandard, type Result, type SpotDose } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { findDistrict } from '../../repositories/districts';
import { spotVisits, type SpotVisits } from '../../repositories/spot-presence';
import { listSpots, type SpotRecord } from '../../repositories/visit-frame';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { incidentExpectation, type IncidentExpectation } from '../rosters/incident-expectation';
import { standardsOf } from './standards-of';

type Query = ParsedOf<Endpoints['readSpotDoses']>['query'];
type Answer = ResponseOf<Endpoints['readSpotDoses']>;
const hour = 3_600_000, dayMilliseconds = 24 * hour;
const mostDays = 31;
/** An hour counts as held from this much presence on. @source fixtures/coverage.json, demandCoverage: 600 s */
const heldMilliseconds = 600_000;

/**
 * What presence at each spot came to in a window, against the dose asked for at its end: stays by length, pauses too long, expected incidents in hours somebody
 * stayed, how predictable the times of visits are, and clear checks. Without a window, today until now. Refuses as coverage does.
 */
export async function readSpotDoses({ ctx, input, cubes, requirements }: { ctx: Context; input: Query; cubes: EventCubes; requirements: PatrolStandard }): Promise<Result<Answer>> {
  if (!isAllowed(ctx.actor, 'analysis.read')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id, now = ctx.clock.now();
  const toAt = input.to === undefined ? now : Date.parse(input.to), fromAt = input.from === undefined ? instantOfCivil(civilDayOf(toAt - 1), 0) : Date.parse(input.from);
  const window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > mostDays * dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays } });
  const district = input.district === undefined ? null : await findDistrict(db, input.district, toAt);
  if (input.district !== undefined && district?.datasetId !== datasetId) return refuse('unknown-district', { pointer: '/district' });
  const { dose } = standardAt(await standardsOf(db, datasetId, requirements), toAt), hours = doseHours(dose, { fromAt, toAt });
  const visits = new Map((await spotVisits(db, { datasetId, fromAt, toAt, presentSince: fromAt - 4 * hour })).map((one) => [one.spotId, one]));
  const expectation = await incidentExpectation(cubes, datasetId, instantOfCivil(civilDayOf(fromAt), 0));
  const spots = (await listSpots(db, { datasetId, fromAt, toAt })).filter(({ districts }) => district === null || districts.some(({ id }) => id === district.id));
  const items = spots.map((spot) => doseRow(spot, { seen: visits.get(spot.id) ?? null, window: { fromAt, toAt }, dose, hours, expectation }));
  return accept({ from: instantText(fromAt), to: instantText(toAt), dose, basis: { ...expectation.basis }, total: totalOf(items), items: items.toSorted((a, b) => b.lateCount - a.lateCount || b.longestMinutes - a.longestMinutes || a.spotId - b.spotId) });
}

interface Window { readonly fromAt: number; readonly toAt: number }

/** The hours of the dose within a window, day by day. */
function doseHours({ fromMinute, toMinute }: SpotDose, { fromAt, toAt }: Window): Presence[] {
  const days = Array.from({ length: civilDayOf(toAt - 1) - civilDayOf(fromAt) + 1 }, (_, i) => civilDayOf(fromAt) + i);
  return days.map((day) => ({ from: Math.max(fromAt, instantOfCivil(day, fromMinute)), to: Math.min(toAt, instantOfCivil(day, toMinute)) })).filter(({ from, to }) => to > from);
}

interface Facts {
  readonly seen: SpotVisits | null;
  readonly window: Window;
  readonly dose: SpotDose;
  readonly hours: readonly Presence[];
  readonly expectation: IncidentExpectation;
}

function doseRow(spot: SpotRecord, { seen, window, dose, hours, expectation }: Facts): SpotDoseView {
  const began = (seen?.presences ?? []).filter(({ from }) => from >= window.fromAt), stays = joinPresences(seen?.presences ?? []);
  const { stayMilliseconds, longestMilliseconds, ...counts } = countDoses(hours, stays, { least: dose.leastMinutes * 60_000, most: dose.mostMinutes * 60_000, every: dose.everyMinutes * 60_000 });
  const byHour = countByHour(joinPresences(began), dose), entropy = visitEntropy(byHour), district = spot.districts.at(-1) ?? null;
  return {
    spotId: spot.id, code: spot.code, streetName: spot.streetName, position: [spot.lng, spot.lat], districtId: district?.id ?? null, districtName: district?.name ?? null,
    ...counts, stayMinutes: stayMilliseconds / 60_000, longestMinutes: longestMilliseconds / 60_000,
    passCount: seen?.passCount ?? 0, foundCount: seen?.foundCount ?? 0, clearCheckCount: seen?.clearCheckCount ?? 0, entropy, predictability: entropy === null ? null : predictabilityOf(entropy), entropyOfCount: byHour.reduce((sum, count) => sum + count, 0),
    ...demandOf(spot, { stays, window, expectation }),
  };
}

/** Arrivals by hour of the day, for the hours of the dose. */
function countByHour(stays: readonly Presence[], { fromMinute, toMinute }: SpotDose): number[] {
  const first = Math.floor(fromMinute / 60), counts = Array.from({ length: Math.ceil(toMinute / 60) - first }, () => 0);
  for (const { from } of stays) {
    const at = Math.floor((from - instantOfCivil(civilDayOf(from), 0)) / hour) - first;
    if (at >= 0 && at < counts.length) counts[at]!++;
  }
  return counts;
}

/** Long-run mean number of incidents in a window, and of these in hours that were held. */
function demandOf({ lng, lat }: SpotRecord, { stays, window, expectation }: { stays: readonly Presence[]; window: Window; expectation: IncidentExpectation }): { expectedCount: number | null; coveredCount: number | null } {
  const place = { position: [lng, lat] as const, radiusMetres: spotRadiusMetres };
  let expectedCount = 0, coveredCount = 0;
  for (let at = Math.floor(window.fromAt / hour) * hour; at < window.toAt; at += hour) {
    const perHour = expectation.at(place, hourOfWeekOf(at));
    if (perHour === null) return { expectedCount: null, coveredCount: null };
    const from = Math.max(at, window.fromAt), to = Math.min(at + hour, window.toAt), expected = (perHour * (to - from)) / hour;
    expectedCount += expected;
    if (expected > 0 && stays.reduce((sum, stay) => sum + Math.max(0, Math.min(to, stay.to) - Math.max(from, stay.from)), 0) >= heldMilliseconds) coveredCount += expected;
  }
  return { expectedCount, coveredCount };
}

function totalOf(items: readonly SpotDoseView[]): Answer['total'] {
  const sum = (of: (row: SpotDoseView) => number): number => items.reduce((all, row) => all + of(row), 0), isKnown = items.some(({ expectedCount }) => expectedCount !== null);
  return {
    spotCount: items.length, visitedSpotCount: sum(({ stayMinutes }) => (stayMinutes > 0 ? 1 : 0)), rightCount: sum(({ rightCount }) => rightCount), lateCount: sum(({ lateCount }) => lateCount),
    passCount: sum(({ passCount }) => passCount), clearCheckCount: sum(({ clearCheckCount }) => clearCheckCount),
    expectedCount: isKnown ? sum(({ expectedCount }) => expectedCount ?? 0) : null, coveredCount: isKnown ? sum(({ coveredCount }) => coveredCount ?? 0) : null,
  };
}
