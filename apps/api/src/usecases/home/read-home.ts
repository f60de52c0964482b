import { countChange } from '@wuding/analytics';
import type { Endpoints, HomeAnswer, ParsedOf } from '@wuding/contract';
import { accept, dayFactsOf, isAllowed, refuse, type Actor, type Result } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { readCalendarRules } from '../../repositories/calendar-rules';
import { listEventCodes, listReportCategories } from '../../repositories/code-sets';
import type { Dataset } from '../../repositories/datasets';
import { countOpen, listImportBatches, listLatest, listOpen, listOwn, listWorkDistricts, type OpenCount, type WorkScope } from '../../repositories/home-work';
import { findNearest } from '../../repositories/nearby';
import { findDataset } from '../datasets/find-dataset';
import { toIncidentView } from '../incidents/incident-view';
import { instantText } from '../instant-text';
import { countByCategory } from '../slice/count-by-category';
import { termsByCategory } from '../slice/report-terms';
import { homeDays, type HomeDays } from './home-days';
import { homeFigures, type HomeFigures } from './home-figures';
import { hoursAhead, spotsAhead, type SpotAhead } from './hours-ahead';

type Query = ParsedOf<Endpoints['readHome']>['query'];

const openItemCount = 12;
const latestCount = 12;
const ownItemCount = 10;
const importCount = 5;
/** What lies this far from the middle of a hot cell still names it. */
const namingMetres = 160;

/** Figures of the cube that the answer is made of. */
interface Counted {
  readonly figures: HomeFigures;
  readonly ahead: Pick<HomeAnswer, 'hoursAhead'> & { readonly spots: SpotAhead[] };
  readonly categories: HomeAnswer['categories'];
  readonly unmapped: HomeAnswer['unmapped'];
}

/**
 * What today asks of whoever is signed in: a district leader reads about the own districts, others about the whole
 * dataset. Cost grows with the last twelve weeks, with what is open, and with the lists' length, never with history.
 */
export async function readHome({ ctx, input: { query, cubes } }: { ctx: Context; input: { query: Query; cubes: EventCubes } }): Promise<Result<HomeAnswer>> {
  if (!isAllowed(ctx.actor, 'event.slice') || !isAllowed(ctx.actor, 'incident.read')) return refuse('not-allowed');
  const found = await findDataset(ctx, query.dataset);
  if (!found.ok) return found;
  const dataset = found.value;
  const scope: WorkScope = { datasetId: dataset.id, districtIds: ownDistricts(ctx.actor) };
  const days = homeDays(ctx.clock.now(), dataset.timeZone);
  const counted = await count(ctx, { dataset, scope, days, cubes });
  return accept({
    dataset: dataset.key, at: new Date(ctx.clock.now()).toISOString(), timeZone: dataset.timeZone, today: days.today, periods: days.periods,
    scope: scope.districtIds === null ? 'all' : 'own-districts',
    ...figuresOf(counted), ...(await work(ctx, { query, scope, days })), ...(await districts(ctx, { scope, days, figures: counted.figures })),
    day: await dayOf(ctx, dataset.id, days),
    spotsAhead: await named(ctx, dataset.id, counted.ahead.spots), imports: await imports(ctx, dataset.id),
  });
}

async function dayOf({ store }: Context, datasetId: number, { today }: HomeDays): Promise<HomeAnswer['day']> {
  const { kind, holiday, markets, isSchoolDay } = dayFactsOf(today, await readCalendarRules(store.db, datasetId));
  return { kind, holiday, markets: [...markets], isSchoolDay };
}

const ownDistricts = ({ role, districtIds }: Actor): readonly number[] | null => (role === 'district-leader' ? districtIds : null);

async function count(
  ctx: Context, { dataset, scope, days, cubes }: { dataset: Dataset; scope: WorkScope; days: HomeDays; cubes: EventCubes },
): Promise<Counted> {
  const codes = await listEventCodes(ctx.store.db, dataset.codeSetId, ctx.clock.now());
  const names = await listReportCategories(ctx.store.db, dataset.codeSetId);
  const held = await cubes.of(dataset.id);
  // From here on nothing waits: the cube cannot change underneath.
  const filter = scope.districtIds === null ? {} : { districtIds: scope.districtIds };
  const figures = homeFigures(held.cube, days, filter);
  const terms = termsByCategory(held.cube, held.mapping.terms);
  const current = countByCategory(held.cube, { filter: { ...filter, ...days.current }, counts: figures.current, terms });
  const previous = countByCategory(held.cube, { filter: { ...filter, ...days.previous }, counts: figures.previous, terms });
  const at = { days, nowAt: ctx.clock.now(), scope: filter };
  const idOf = new Map(held.mapping.codes.map(({ id, code }) => [code, id]));
  const homeless = codes.filter(({ reportCategories }) => reportCategories.length === 0)
    .map(({ code, name }) => ({ code, name, count: figures.current.byCodeId.get(idOf.get(code) ?? -1) ?? 0 }))
    .filter((one) => one.count > 0).sort((a, b) => b.count - a.count);
  return {
    figures, ahead: { hoursAhead: toLists(hoursAhead(held.cube, at)), spots: spotsAhead(held, at) },
    categories: names.map(({ key, name }) => ({ key, name, change: countChange(current[key] ?? 0, previous[key] ?? 0) }))
      .filter(({ change }) => change.current + change.previous > 0).sort((a, b) => b.change.current - a.change.current),
    unmapped: { count: homeless.reduce((sum, one) => sum + one.count, 0), codes: homeless.slice(0, 20) },
  };
}

const toLists = ({ weekCount, hours }: ReturnType<typeof hoursAhead>): HomeAnswer['hoursAhead'] => ({ weekCount, hours: [...hours] });

const figuresOf = ({ figures, ahead, categories, unmapped }: Counted) => ({
  todayCount: figures.todayCount, usual: figures.usual, period: figures.period, categories, unmapped, hoursAhead: ahead.hoursAhead,
  quality: { total: figures.current.total, unlocated: figures.current.unlocatedCount },
});

async function work({ store, actor }: Context, { query, scope, days }: { query: Query; scope: WorkScope; days: HomeDays }) {
  const near: Position | null = query.lng === undefined || query.lat === undefined ? null : [query.lng, query.lat];
  const open = await listOpen(store.db, scope, { near, limit: openItemCount });
  const latest = await listLatest(store.db, scope, { sinceAt: days.todayAt, limit: latestCount });
  const own = actor.accountId === null ? { count: 0, items: [] }
    : await listOwn(store.db, scope, { accountId: actor.accountId, sinceAt: days.todayAt, limit: ownItemCount });
  return {
    openItems: open.map(({ distanceMetres, ...record }) => ({ ...toIncidentView(record), distanceMetres })),
    latest: latest.map(toIncidentView), mine: { count: own.count, items: own.items.map(toIncidentView) },
  };
}

async function districts({ store, actor }: Context, { scope, days, figures }: { scope: WorkScope; days: HomeDays; figures: HomeFigures }) {
  const open = await countOpen(store.db, scope, days);
  const all = await listWorkDistricts(store.db, scope.datasetId);
  const sum = (read: (one: OpenCount) => number): number => open.reduce((total, one) => total + read(one), 0);
  return {
    open: { today: sum(({ today }) => today), week: sum(({ week }) => week), long: sum(({ long }) => long) },
    districts: all.filter(({ id }) => scope.districtIds?.includes(id) ?? true).map((district) => {
      const ofThis = open.find(({ districtId }) => districtId === district.id);
      return {
        ...district, isPlanDue: district.planReviewOn !== null && district.planReviewOn <= days.today, isOwn: actor.districtIds.includes(district.id), ...figures.ofDistrict(district.id),
        open: ofThis === undefined ? 0 : ofThis.today + ofThis.week + ofThis.long, openLong: ofThis?.long ?? 0,
      };
    }),
  };
}

/** By the street it lies at, or else by the nearest place that has a name. */
async function named({ store, clock }: Context, datasetId: number, spots: readonly SpotAhead[]): Promise<HomeAnswer['spotsAhead']> {
  const nearest = async (kind: 'road-segment' | 'place', position: Position): Promise<string | null> => {
    const [found] = await findNearest(store.db, { datasetId, kind, position, maxDistanceMetres: namingMetres, limit: 1, window: { fromAt: null, toAt: null }, at: clock.now() });
    return found?.name || null;
  };
  return Promise.all(spots.map(async ({ position, count: incidents }) =>
    ({ position, count: incidents, near: (await nearest('road-segment', position)) ?? (await nearest('place', position)) })));
}

async function imports({ store, actor }: Context, datasetId: number): Promise<HomeAnswer['imports']> {
  if (!isAllowed(actor, 'dataset.import')) return null;
  const batches = await listImportBatches(store.db, datasetId, importCount);
  return batches.map(({ importedAt, ...batch }) => ({ ...batch, importedAt: instantText(importedAt) }));
}
