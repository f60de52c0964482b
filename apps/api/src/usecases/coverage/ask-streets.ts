import type { VisitsByStreet } from '@wuding/analytics';
import { civilDayOf, instantOfCivil, isAllowed, passGapMilliseconds, refuse, accept, timeWindow, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database, Store } from '../../db/store';
import { StreetVisits } from '../../live/street-visits';
import { readChangeVersion } from '../../repositories/change-version';
import { coverageStreets, lastVisitsBefore, type CoverageStreet } from '../../repositories/coverage';
import type { Dataset } from '../../repositories/datasets';
import { findDistrict } from '../../repositories/districts';
import { findDataset } from '../datasets/find-dataset';
import { standardsOf } from './standards-of';

const dayMilliseconds = 86_400_000;

export interface StreetWindow {
  readonly fromAt: number;
  readonly toAt: number;
}

/** The streets of a question with their visits, and what was asked of them. */
export interface StreetBook {
  readonly dataset: Dataset;
  readonly window: StreetWindow;
  readonly districtId: number | null;
  readonly streets: readonly CoverageStreet[];
  readonly standards: readonly PatrolStandard[];
  /** From a day before the window on: a street visited at 21:50 is not owed anything at 7:00 the next morning because nobody looked back. */
  readonly visits: VisitsByStreet;
}

interface StreetQuestion {
  readonly dataset?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly district?: number | undefined;
}

/** Streets change seldom: kept until a road, a district or a zone does, as long as the service lives whose installed standard it is. */
const known = new WeakMap<PatrolStandard, Map<number, { readonly version: number; readonly streets: Promise<CoverageStreet[]> }>>();

export async function streetsOf(db: Database, datasetId: number, service: PatrolStandard): Promise<CoverageStreet[]> {
  const version = await readChangeVersion(db, datasetId, ['road-segment', 'district', 'zone']);
  const kept = known.get(service) ?? new Map<number, { version: number; streets: Promise<CoverageStreet[]> }>();
  known.set(service, kept);
  const held = kept.get(datasetId);
  if (held?.version === version) return held.streets;
  const streets = coverageStreets(db, datasetId);
  kept.set(datasetId, { version, streets });
  streets.catch(() => kept.delete(datasetId));
  return streets;
}

/** As long as the store is open. */
const visitsKept = new WeakMap<Store, StreetVisits>();

function visitsOf(store: Store): StreetVisits {
  const visits = visitsKept.get(store) ?? new StreetVisits(store);
  visitsKept.set(store, visits);
  return visits;
}

/**
 * What an answer about streets rests on. Without a window, the 24 hours until now. Cost: grows with the visits of the window, in memory, and of the store reads what changed.
 * Refuses `unknown-dataset`, `unknown-district`, `not-allowed`, `window-ends-before-it-begins`, `window-too-long`.
 */
export async function askStreets(ctx: Context, question: StreetQuestion, { installed, mostDays }: { installed: PatrolStandard; mostDays: number }): Promise<Result<StreetBook>> {
  const dataset = await findDataset(ctx, question.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id;
  const toAt = question.to === undefined ? ctx.clock.now() : Date.parse(question.to), fromAt = question.from === undefined ? toAt - dayMilliseconds : Date.parse(question.from);
  const window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > mostDays * dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays } });
  const district = question.district === undefined ? null : await findDistrict(db, question.district, toAt);
  if (question.district !== undefined && district?.datasetId !== datasetId) return refuse('unknown-district', { pointer: '/district' });
  if (!isAllowed(ctx.actor, 'district.read', { districtId: district?.id ?? null })) return refuse('not-allowed');
  const streets = await streetsOf(db, datasetId, installed);
  const districtId = district?.id ?? null;
  return accept({
    dataset: dataset.value, window: { fromAt, toAt }, districtId, standards: await standardsOf(db, datasetId, installed),
    streets: districtId === null ? streets : streets.filter((street) => districtAt(street, toAt)?.id === districtId),
    visits: await visitsOf(ctx.store).of({ datasetId, fromAt: instantOfCivil(civilDayOf(fromAt) - 1, 0), toAt, passGapSeconds: passGapMilliseconds / 1000 }),
  });
}

/** The district that held a street's middle at an instant; null = none. */
export const districtAt = ({ districts }: CoverageStreet, at: number): { readonly id: number; readonly name: string } | null =>
  districts.find(({ fromAt, toAt }) => (fromAt ?? -Infinity) <= at && at < (toAt ?? Infinity)) ?? null;

/** When each street was last left before the end of the window, however long ago. */
export async function lastVisits(ctx: Context, { streets, visits, window }: StreetBook): Promise<ReadonlyMap<number, number>> {
  const last = new Map<number, number>(), unvisited: number[] = [];
  for (const { id } of streets) {
    const { start, end } = visits.of(id);
    if (end > start) last.set(id, visits.reach[end - 1]!);
    else unvisited.push(id);
  }
  for (const [id, at] of await lastVisitsBefore(ctx.store.db, unvisited, window.toAt)) last.set(id, at);
  return last;
}
