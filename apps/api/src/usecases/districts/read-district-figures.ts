import { countsByMonth, previousEqualWeekdays, slice, type CodeTerm, type EventCounts, type EventFilter, type Window } from '@wuding/analytics';
import type { DistrictFigures } from '@wuding/contract';
import { accept, perHundredPasses, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { DatasetCube, EventCubes } from '../../live/event-cubes';
import { findDatasetById } from '../../repositories/datasets';
import { countComplaints, countPasses, type PassCounts } from '../../repositories/district-passes';
import { readPendingVisits } from '../../repositories/seed-progress';
import { findDistrict, listBoundaryVersions } from '../../repositories/districts';
import { countByCategory } from '../slice/count-by-category';
import { termsByCategory } from '../slice/report-terms';
import { boundaryChanges, meanAreaSquareMetres, perSquareKilometre } from './boundary-span';
import { figureWindow, windowText } from './figure-window';
import { monthSpan } from './month-span';

/**
 * The figures of one district in a window and in the equal weekdays before, and its months since the first record.
 * Incidents come from the cube; passes and complaints are read by index inside the two windows alone.
 */
export async function readDistrictFigures(
  { ctx, input }: { ctx: Context; input: { id: number; from?: string | undefined; to?: string | undefined; cubes: EventCubes } },
): Promise<Result<DistrictFigures>> {
  const { db } = ctx.store;
  const nowAt = ctx.clock.now();
  const district = await findDistrict(db, input.id, nowAt);
  const dataset = district === null ? null : await findDatasetById(db, district.datasetId);
  if (district === null || dataset === null) return refuse('not-found');
  const window = figureWindow(input, { nowAt, timeZone: dataset.timeZone });
  if (!window.ok) return window;
  const versions = await listBoundaryVersions(db, input.id);
  const cube = await input.cubes.of(dataset.id);
  const counted = countAll(cube, { id: input.id, now: window.value, terms: cube.mapping.terms });
  const previous = previousEqualWeekdays(window.value, cube.cube.zone);
  const field = await readFieldWork(ctx, district, { now: window.value, before: previous });
  const areas = { now: meanAreaSquareMetres(versions, window.value), before: meanAreaSquareMetres(versions, previous) };
  const isUnknownBefore = previous.toAt <= (cube.cube.timeSpan?.firstAt ?? previous.toAt);
  return accept({
    window: windowText(window.value), previous: windowText(previous), ...counted, ...field, areaSquareMetres: areas,
    perSquareKilometre: { now: perSquareKilometre(counted.incidents.now, areas.now), before: isUnknownBefore ? null : perSquareKilometre(counted.incidents.before ?? 0, areas.before) },
    boundaryChanges: boundaryChanges(versions), asOfChange: cube.asOfChange, ...(isUnknownBefore && forget(counted, field)),
  });
}

type Counted = Pick<DistrictFigures, 'incidents' | 'byReportCategory' | 'hourOfWeek' | 'byMonth' | 'unlocated'>;

/** Everything that is counted from memory. Nothing waits in here: the cube cannot change underneath. */
function countAll({ cube }: DatasetCube, { id, now, terms }: { id: number; now: Window; terms: Parameters<typeof termsByCategory>[1] }): Counted {
  const districtIds = [id];
  const windows = { now: { ...now, districtIds }, before: { ...previousEqualWeekdays(now, cube.zone), districtIds } };
  const counts = { now: countOf(cube, windows.now), before: countOf(cube, windows.before) };
  const byCategory = termsByCategory(cube, terms);
  const categories = {
    now: categoryCounts(cube, { filter: windows.now, counts: counts.now, terms: byCategory }),
    before: categoryCounts(cube, { filter: windows.before, counts: counts.before, terms: byCategory }),
  };
  const keys = [...new Set([...Object.keys(categories.now), ...Object.keys(categories.before)])];
  const everything = countOf(cube, now), always = countOf(cube, { districtIds });
  return {
    incidents: { now: counts.now.total, before: counts.before.total },
    byReportCategory: keys.map((key) => ({ key, now: categories.now[key] ?? 0, before: categories.before[key] ?? 0 })).sort((a, b) => b.now - a.now || (a.key < b.key ? -1 : 1)),
    hourOfWeek: [...counts.now.hourOfWeek],
    byMonth: countsByMonth(always.byDay, monthSpan(cube, now.toAt)),
    unlocated: { count: everything.unlocatedCount, total: everything.total },
  };
}

type Cube = DatasetCube['cube'];

function countOf(cube: Cube, filter: EventFilter): EventCounts {
  const counted = slice(cube, filter);
  if (!counted.ok) throw new Error('a slice without a grid refuses nothing');
  return counted.value;
}

const categoryCounts = (cube: Cube, parts: { filter: EventFilter; counts: EventCounts; terms: ReadonlyMap<string, readonly CodeTerm[]> }): Record<string, number> =>
  countByCategory(cube, { ...parts, counts: { ...parts.counts, heat: null } });

type FieldWork = Pick<DistrictFigures, 'passes' | 'found' | 'clearChecks' | 'foundPerHundredPasses' | 'complaints'>;

async function readFieldWork({ store: { db } }: Context, { id, datasetId }: { id: number; datasetId: number }, windows: { now: Window; before: Window }): Promise<FieldWork> {
  // Asked for first: what is written meanwhile makes a known count at worst unknown.
  const pending = await readPendingVisits(db, datasetId);
  const counted = async (window: Window): Promise<PassCounts | null> => (pending !== null && window.toAt > pending.fromAt && window.fromAt < pending.toAt ? null : countPasses(db, id, window));
  const [now, before] = [await counted(windows.now), await counted(windows.before)];
  const pairOf = (read: (counts: PassCounts) => number | null) => ({ now: now === null ? null : read(now), before: before === null ? null : read(before) });
  const [heard, heardBefore] = [await countComplaints(db, id, windows.now), await countComplaints(db, id, windows.before)];
  return {
    passes: pairOf(({ passCount }) => passCount), found: pairOf(({ foundCount }) => foundCount), clearChecks: pairOf(({ clearCheckCount }) => clearCheckCount),
    foundPerHundredPasses: pairOf(({ foundCount, passCount }) => perHundredPasses(foundCount, passCount)),
    complaints: { complaint: { now: heard.complaint, before: heardBefore.complaint }, hotline: { now: heard.hotline, before: heardBefore.hotline } },
  };
}

const alone = <Now>({ now }: { readonly now: Now }): { now: Now; before: null } => ({ now, before: null });

/** The same figures without a period before: it lies before the first record, and nobody counted then. */
function forget({ incidents, byReportCategory }: Counted, field: FieldWork): Partial<DistrictFigures> {
  return {
    incidents: alone(incidents), byReportCategory: byReportCategory.map(({ key, ...pair }) => ({ key, ...alone(pair) })),
    passes: alone(field.passes), found: alone(field.found), clearChecks: alone(field.clearChecks),
    complaints: { complaint: alone(field.complaints.complaint), hotline: alone(field.complaints.hotline) },
  };
}
