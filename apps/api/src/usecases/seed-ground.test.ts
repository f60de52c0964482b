import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql, type Store } from '../db/store';
import { consoleActor, contextOf, TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { repositoryDataFolder } from '../testing/town';
import { readCalendar } from './calendar/read-calendar';
import { seedDemo } from './seed-demo';
import { listZones } from './zones/list-zones';

let store: Store;
let clock: TestClock;
const counts: unknown[] = [];
let zoneCount = 0;
beforeAll(async () => {
  store = await testStore();
  clock = new TestClock();
  const ctx = contextOf(store, clock, consoleActor('sysadmin'));
  for (let round = 0; round < 3; round++) {
    if (round === 1) await forgetRules();
    const seeded = await seedDemo({ ctx, input: { dataFolder: repositoryDataFolder, untilAt: Date.parse('2022-12-18T00:00:00+08:00') } });
    counts.push(seeded.ok ? [seeded.value.ruleCount > 500, seeded.value.placeCount > 1_100] : seeded.refusal);
  }
});

/** The store becomes one that was seeded before there were zones, market days, terms, bells, covered walks and cells. */
async function forgetRules(): Promise<void> {
  const [before] = await rowsOf<{ zones: number }>(store.db, sql`select count(*)::int as zones from zone`);
  zoneCount = before?.zones ?? 0;
  for (const table of ['zone', 'place_bell', 'covered_walk', 'unit_cell', 'market_rule', 'school_term']) await rowsOf(store.db, sql`delete from ${sql.identifier(table)}`);
}

const officer = () => contextOf(store, clock, consoleActor('officer'));
const countOf = async (table: string): Promise<number> => (await rowsOf<{ n: number }>(store.db, sql`select count(*)::int as n from ${sql.identifier(table)}`))[0]?.n ?? 0;

describe('the seeded county', () => {
  test('has its rules once, however often it is seeded, also where it was seeded before there were any', async () => {
    expect(counts).toEqual([[true, true], [true, false], [false, false]]);
    expect([zoneCount > 10, await countOf('zone')]).toEqual([true, zoneCount]);
  });
  test('has shops, cells, bells, a covered walk and days of its own', async () => {
    const [shops] = await rowsOf<{ n: number }>(store.db, sql`select count(*)::int as n from place where kind = 'shop' and address <> ''`);
    expect(shops?.n).toBeGreaterThanOrEqual(1_100);
    expect([await countOf('unit_cell') > 300, await countOf('place_bell') >= 15, await countOf('covered_walk'), await countOf('market_rule'), await countOf('work_calendar')]).toEqual([true, true, 1, 2, 1]);
  });
  test('opens the market ground of 东卡 on a market day and no other, and the night market after midnight', async () => {
    const isOpen = async (name: string, at: string): Promise<string | undefined> => {
      const answer = await listZones({ ctx: officer(), input: { limit: 50, sort: 'name', removed: 'false', q: name, at } });
      return answer.ok ? answer.value.items[0]?.state.state : answer.refusal.code;
    };
    // 2024-05-29 is day 19,872 since 1970; 19,872 mod 5 = 2, the county's market days.
    expect([await isOpen('东卡集市', '2024-05-29T09:00:00+08:00'), await isOpen('东卡集市', '2024-05-30T09:00:00+08:00')]).toEqual(['in-force', 'not-in-force']);
    expect([await isOpen('凯龙城规划夜市', '2024-05-30T00:30:00+08:00'), await isOpen('凯龙城规划夜市', '2024-05-30T01:00:00+08:00')]).toEqual(['in-force', 'not-in-force']);
  });
  test('knows the days the State Council announced, and none after', async () => {
    const answer = await readCalendar({ ctx: officer(), input: { from: '2026-02-13', to: '2026-02-17' } });
    expect(answer.ok && answer.value.items.map(({ kind, holiday }) => holiday ?? kind)).toEqual(['workday', 'worked-weekend', '春节', '春节', '春节']);
    const later = await readCalendar({ ctx: officer(), input: { from: '2027-01-01', to: '2027-01-01' } });
    expect(later.ok && later.value.items[0]?.kind).toBe(null);
  });
  test('has every zone in the district whose ground it lies on, and each sensitive place with its bells', async () => {
    const zones = await listZones({ ctx: officer(), input: { limit: 100, sort: 'name', removed: 'false' } });
    const items = zones.ok ? zones.value.items : [];
    expect(items.length).toBeGreaterThanOrEqual(15);
    expect(items.find(({ name }) => name === '凯龙城规划夜市')?.districtName).toBe('凯龙城');
    expect(items.filter(({ kind, hours, bells }) => kind === 'sensitive' && hours.length === 0 && bells.length === 0)).toEqual([]);
  });
});
