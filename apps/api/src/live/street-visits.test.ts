import { randomStream, type VisitsByStreet } from '@wuding/analytics';
import { beforeAll, describe, expect, test } from 'vitest';
import { visit } from '../db/schema';
import { rowsOf, sql } from '../db/store';
import { testStore } from '../testing/store';
import { at, Town } from '../testing/town';
import { StreetVisits } from './street-visits';

/** Visits written late, in any order, changed and removed, asked for in between: what is kept in memory is what the store says, window by window. */
let town: Town;
let streetIds: number[];
const midnight = Date.UTC(2026, 3, 30, 16), hour = 3_600_000, passGapSeconds = 600;

beforeAll(async () => {
  town = await Town.found(await testStore());
  streetIds = [];
  for (let i = 0; i < 5; i++) streetIds.push(await town.addStreet(`路${i}`, 'main', [at(i * 100, 0), at(i * 100 + 80, 0)]));
});

type Told = Record<number, [from: number, to: number, isPass: boolean][]>;
interface Window { readonly fromAt: number; readonly toAt: number }

/** The same asked of the table of visits directly. */
async function saidByStore({ fromAt, toAt }: Window): Promise<Told> {
  const rows = await rowsOf<{ id: number; visits: Told[number] }>(town.store.db, sql`
    select t.road_segment_id::int as id, jsonb_agg(jsonb_build_array(t.from_second * 1000, t.to_second * 1000, t.pause is null or t.pause > ${passGapSeconds}::int) order by t.from_second, t.to_second) as visits
    from (
      select v.road_segment_id, extract(epoch from v.entered_at)::bigint as from_second, extract(epoch from v.left_at)::bigint as to_second,
        extract(epoch from v.entered_at - lag(v.left_at) over (partition by v.road_segment_id, v.unit order by v.entered_at))::bigint as pause
      from visit v where v.dataset_id = ${town.dataset.id}::int and v.road_segment_id is not null and v.entered_at >= ${new Date(fromAt)} and v.entered_at < ${new Date(toAt)}) t
    group by t.road_segment_id`);
  return Object.fromEntries(rows.map(({ id, visits }) => [id, visits]));
}

function told({ from, to, isPass, of }: VisitsByStreet): Told {
  const visitsOf = (id: number): Told[number] => {
    const { start, end } = of(id);
    return Array.from({ length: end - start }, (_, i): Told[number][number] => [from[start + i]!, to[start + i]!, isPass[start + i] === 1]).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  };
  return Object.fromEntries(streetIds.map((id) => [id, visitsOf(id)] as const).filter(([, visits]) => visits.length > 0));
}

const ask = async (visits: StreetVisits, window: Window): Promise<Told> => told(await visits.of({ datasetId: town.dataset.id, ...window, passGapSeconds }));

describe('visits of streets kept in memory', () => {
  test('are those of the store over any window, whatever came late, was changed or removed meanwhile', async () => {
    const seed = 20_260_501, random = randomStream(seed), whole = (below: number): number => Math.floor(random() * below);
    const ample = new StreetVisits(town.store), scant = new StreetVisits(town.store, 20);
    // No two visits of one unit begin at one instant; some are a second apart, some end after the hour, some lie on its very edge.
    const written = Array.from({ length: 160 }, (_, i) => ({ at: midnight + whole(40) * hour + [whole(3_600_000), 0, 3_599_600, 500][whole(4)]! + i, lasts: whole(90 * 60) * 1000 + whole(1000) }));
    for (let round = 0; round < 20; round++) {
      const some = written.splice(0, 8);
      await town.store.db.insert(visit).values(some.map(({ at: entered, lasts }) => ({
        datasetId: town.dataset.id, unit: ['甲', '乙 1', '丙,'][whole(3)]!, mode: 'foot' as const, roadSegmentId: whole(9) === 0 ? null : streetIds[whole(5)]!, enteredAt: new Date(entered), leftAt: new Date(entered + lasts),
        isRandom: false, noticedCount: 0, hasClearCheck: false,
      })));
      const victim = sql`(select id from visit order by id offset ${whole(8 * round + 8)}::int limit 1)`;
      if (round % 4 === 1) await rowsOf(town.store.db, sql`delete from visit where id = ${victim} returning 1`);
      if (round % 4 === 3) await rowsOf(town.store.db, sql`update visit set entered_at = entered_at + interval '1 hour', left_at = left_at + interval '1 hour' where id = ${victim} returning 1`);
      const fromAt = midnight + whole(20) * hour, window = { fromAt, toAt: fromAt + 1 + whole(24 * hour) }, expected = await saidByStore(window);
      expect(await ask(ample, window), `seed ${seed}, round ${round}`).toEqual(expected);
      expect(await ask(scant, window), `seed ${seed}, round ${round}, forgetting`).toEqual(expected);
    }
  });

  test('of a street that is no more are nobody’s', async () => {
    const visits = new StreetVisits(town.store), window = { fromAt: midnight, toAt: midnight + 48 * hour }, gone = streetIds[0]!;
    expect(Object.keys(await ask(visits, window))).toContain(String(gone));
    await rowsOf(town.store.db, sql`delete from road_segment where id = ${gone}::int returning 1`);
    expect(await ask(visits, window)).toEqual(await saidByStore(window));
    expect(Object.keys(await ask(visits, window))).not.toContain(String(gone));
  });
});
