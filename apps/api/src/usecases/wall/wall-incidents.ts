import { countChange } from '@wuding/analytics';
import type { WallSections } from '@wuding/contract';
import { roundPosition } from '@wuding/geo';
import { listReportCategories } from '../../repositories/code-sets';
import { countOpen, listLatest } from '../../repositories/home-work';
import { homeDays } from '../home/home-days';
import { countIn, homeFigures } from '../home/home-figures';
import { instantText } from '../instant-text';
import { countByCategory } from '../slice/count-by-category';
import { termsByCategory } from '../slice/report-terms';
import type { WallPlace } from './wall-sections';

const hour = 3_600_000, day = 24 * hour;
/** Of the list and the marks on the map. */
const latestHours = 3, mostLatest = 40;
const rhythmDays = 30;

/** What was recorded in the last hours: kind, place and whether it is done. Neither the text nor who recorded it. */
export async function readWallIncidents({ store: { db }, dataset, clock, cubes }: WallPlace): Promise<WallSections['incidents']> {
  const sinceAt = clock.now() - latestHours * hour;
  const items = await listLatest(db, { datasetId: dataset.id, districtIds: null }, { sinceAt, limit: mostLatest });
  const { total } = countIn((await cubes.of(dataset.id)).cube, { fromAt: sinceAt });
  return {
    hours: latestHours, total: Math.max(total, items.length),
    items: items.map(({ id, eventName, occurredAt, status, districtId, districtName, streetName, lng, lat }) => ({
      id, name: eventName, at: instantText(occurredAt), isClosed: status === 'closed', districtId, districtName, streetName, position: lng === null || lat === null ? null : [...roundPosition([lng, lat])],
    })),
  };
}

export async function readWallToday({ store: { db }, dataset, clock, cubes }: WallPlace): Promise<WallSections['today']> {
  const days = homeDays(clock.now(), dataset.timeZone), open = await countOpen(db, { datasetId: dataset.id, districtIds: null }, days);
  const { cube } = await cubes.of(dataset.id), { todayCount, usual } = homeFigures(cube, days, {});
  const openCount = open.reduce((sum, { today, week, long }) => sum + today + week + long, 0);
  return { day: days.today, count: todayCount, closedCount: countIn(cube, { fromAt: days.todayAt, statuses: ['closed'] }).total, openCount, usual };
}

/** 24 × 7 of the last whole days. */
export async function readWallRhythm({ dataset, clock, cubes }: WallPlace): Promise<WallSections['rhythm']> {
  const { startOf, todayAt } = homeDays(clock.now(), dataset.timeZone);
  const { total, hourOfWeek } = countIn((await cubes.of(dataset.id)).cube, { fromAt: startOf(-rhythmDays), toAt: todayAt });
  return { days: rhythmDays, total, hourOfWeek: [...hourOfWeek] };
}

/** Fourteen whole days one by one, and what each category came to in either week. */
export async function readWallWeek({ store: { db }, dataset, clock, cubes }: WallPlace): Promise<WallSections['week']> {
  const days = homeDays(clock.now(), dataset.timeZone), names = await listReportCategories(db, dataset.codeSetId);
  const { cube, mapping } = await cubes.of(dataset.id), terms = termsByCategory(cube, mapping.terms);
  const spans = [{ fromAt: days.startOf(-7), toAt: days.todayAt }, { fromAt: days.startOf(-14), toAt: days.startOf(-7) }] as const;
  const [current, previous] = spans.map((filter) => countByCategory(cube, { filter, counts: countIn(cube, filter), terms }));
  const today = Date.parse(`${days.today}T00:00:00Z`);
  return {
    days: Array.from({ length: 14 }, (_, index) => index - 14).map((offset) => ({
      day: new Date(today + offset * day).toISOString().slice(0, 10), count: countIn(cube, { fromAt: days.startOf(offset), toAt: days.startOf(offset + 1) }).total,
    })),
    categories: names.map(({ key, name }) => ({ key, name, ...of(countChange(current?.[key] ?? 0, previous?.[key] ?? 0)) })).filter(({ count, previousCount }) => count + previousCount > 0).sort((a, b) => b.count - a.count).slice(0, 8),
  };
}

const of = ({ current, previous }: { readonly current: number; readonly previous: number }) => ({ count: current, previousCount: previous });
