import { describe, expect, test } from 'vitest';
import { prepareGround, simulateCounty, type CountyGround } from '@wuding/demo';
import { readCountyDrawings, readWorkCalendar } from '../data-folder/county-files';
import { rowsOf, sql, type Store } from '../db/store';
import { findRoster } from '../repositories/rosters';
import { readSeedProgress } from '../repositories/seed-progress';
import { consoleActor, contextOf, TestClock } from '../testing/context';
import { accepted } from '../testing/duty-town';
import { testStore } from '../testing/store';
import { repositoryDataFolder as dataFolder } from '../testing/town';
import { listIndicatorRecords } from './indicators/list-indicator-records';
import { readYearlyReport } from './reports/read-yearly-report';
import { indexOf, loadRoster } from './rosters/load-roster';
import { rosterWeek } from './rosters/roster-week';
import { ensureSeed } from './seed';
import { storeDuty, writeDutyOf, type TownDuty } from './seed-duty';
import { dutyGoingOn } from './seed-duty-going-on';
import { tellDuty, type WeekContent } from './seed-duty-telling';

let store: Store;
const clock = new TestClock();
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const ctx = () => contextOf(store, clock, consoleActor('sysadmin'));
const one = async <Row>(statement: ReturnType<typeof sql>): Promise<Row> => (await rowsOf<Row>(store.db, statement))[0] as Row;

describe('the year the bureau published', { timeout: 240_000 }, () => {
  test('comes out of the rows exactly, each figure with its records behind it', async () => {
    store = await testStore();
    clock.at = inShanghai('2024-01-03T00:00:00');
    await ensureSeed({ store, clock, seed: 'demo', demoPassword: undefined, dataFolder, onProgress: () => undefined });
    const report = await accepted(readYearlyReport({ ctx: ctx(), input: { year: 2023 } }));
    // The bureau's summary of 2023, §二(一); 办结率 from 16 of 16.
    expect(report.rows.flatMap(({ id, computed }) => (computed === null || !/^(act|cmp)-0\d$/.test(id) ? [] : [[id, computed.value, computed.qualifier]]))).toEqual([
      ['act-01', 95, 'exact'], ['act-02', 8543, 'exact'], ['act-03', 254, 'exact'], ['act-04', 59, 'exact'], ['act-05', 57, 'exact'],
      ['act-06', 95, 'exact'], ['act-08', 234, 'exact'], ['cmp-01', 16, 'exact'], ['cmp-02', 100, 'exact'],
    ]);
    expect(report.rows.find(({ id }) => id === 'cmp-02')?.computed).toMatchObject({ numerator: 16, denominator: 16 });
    expect(report.rows.filter(({ computed, published, match }) => computed !== null && published !== null && match !== 'agrees')).toEqual([]);
    expect(report.rows.find(({ id }) => id === 'act-02-per-day')?.computed?.value).toBeCloseTo(8543 / 365, 6);
    const { from, to } = report.period;
    const records = await accepted(listIndicatorRecords({ ctx: ctx(), input: { id: 'cmp-01', from: from ?? '', to: to ?? '', limit: 50, sort: 'occurredAt', part: 'numerator' } }));
    expect(records.items).toHaveLength(16);
    expect(records.items.every(({ source, status }) => source === 'complaint' && status === 'closed')).toBe(true);
  });

  describe('and the duty that follows it', () => {
    const datasetId = async (): Promise<number> => (await one<{ id: number }>(sql`select id::int as id from dataset where key = 'county'`)).id;
    let ground: CountyGround | null = null;
    /** The duty of the same county, told up to an instant: nothing has to be lived through for it. */
    const told = async (text: string): Promise<TownDuty> => {
      ground ??= prepareGround(20_221_215, await readCountyDrawings(dataFolder));
      const calendar = await readWorkCalendar(dataFolder);
      clock.at = inShanghai(text);
      return { ...tellDuty(simulateCounty({ seed: 20_221_215, untilAt: clock.at, ground, calendar, meetsTotals: true }).duty), datasetId: await datasetId(), town: '', untilAt: clock.at };
    };
    const contents = ({ weeks }: TownDuty): WeekContent[] => weeks.map(({ content }) => JSON.parse(content) as WeekContent);
    const weeksInStore = async () => (await rowsOf<{ week: string }>(store.db, sql`select week_on::text as week from roster order by week_on`)).map(({ week }) => week);
    const counts = () => one<Record<string, number>>(sql`select (select count(*)::int from duty_shift) as shifts, (select count(*)::int from duty_assignment) as planned, (select count(*)::int from published_assignment) as published,
      (select count(*)::int from check_in) as "checkIns", (select count(*)::int from duty_alarm) as alarms, (select count(*)::int from audit_entry) as audits`);
    const expected = (duty: TownDuty) => {
      const all = contents(duty), published = all.filter((_, i) => duty.weeks[i]?.publishedAt !== null);
      const stands = (some: WeekContent[]): number => some.flatMap(({ shifts }) => shifts.flatMap(({ people }) => people)).length;
      return { shifts: all.flatMap(({ shifts }) => shifts).length, planned: stands(all), published: stands(published), checkIns: all.flatMap(({ checkIns }) => checkIns).length, alarms: all.flatMap(({ alarms }) => alarms).length };
    };

    test('comes with these weeks first and the others backwards, goes on after a stop, and is there once', async () => {
      expect(await weeksInStore()).toEqual(['2024-01-01', '2024-01-08']);
      const duty = await told('2024-02-14T16:20:00');
      await storeDuty(ctx(), duty);
      expect(await weeksInStore()).toEqual(['2024-01-01', '2024-01-08', '2024-02-05', '2024-02-12', '2024-02-19']);
      const stopping = new AbortController();
      await writeDutyOf(ctx(), duty, { signal: stopping.signal, onProgress: () => stopping.abort() });
      expect((await readSeedProgress(store.db, { datasetId: duty.datasetId, town: '' })).duty).toBeNull();
      await writeDutyOf(ctx(), duty, {});
      expect(await weeksInStore()).toEqual(duty.weeks.map(({ weekOn }) => weekOn));
      const written = await counts();
      expect(written).toMatchObject(expected(duty));
      expect([await storeDuty(ctx(), duty), await writeDutyOf(ctx(), duty, {})]).toEqual([0, 0]);
      expect(await counts()).toEqual(written);
    });
    test('told further, publishes the week that was a draft, ends what was open and adds what came after, as though told in one go', async () => {
      const duty = await told('2024-02-21T10:00:00');
      await storeDuty(ctx(), duty);
      await writeDutyOf(ctx(), duty, {});
      expect(await counts()).toMatchObject(expected(duty));
      expect(await rowsOf(store.db, sql`select week_on::text as week from roster where published_at is null`)).toEqual([{ week: '2024-02-26' }]);
      const open = contents(duty).flatMap(({ alarms }) => alarms).filter(({ endedAt }) => endedAt === null).length;
      expect(await one(sql`select count(*)::int as open from duty_alarm where ended_at is null`)).toEqual({ open });
    });
    test('binds the demo accounts to people of the county, and breaks no hard rule by the roster\'s own judgement', async () => {
      expect(await rowsOf(store.db, sql`select a.username, p.kind, exists (select from certificate c where c.person_id = p.id) as certified from person p join account a on a.id = p.account_id order by 1`)).toEqual([
        { username: 'auxiliary', kind: 'auxiliary', certified: false }, { username: 'leader-kailong', kind: 'staff', certified: false },
        { username: 'leader-school', kind: 'staff', certified: false }, { username: 'officer', kind: 'staff', certified: true },
      ]);
      const week = rosterWeek('2024-02-12');
      const roster = await findRoster(store.db, await datasetId(), '2024-02-12');
      if (!week.ok || roster === null) throw new Error('the week is there');
      const findings = indexOf(await loadRoster(store.db, { roster, week: week.value })).judgeAll();
      expect(findings.filter(({ kind }) => kind === 'hard')).toEqual([]);
      expect(await rowsOf(store.db, sql`select state, count(*)::int as posts from post group by 1`)).toEqual([{ state: 'published', posts: 4 }]);
    });
    test('goes on while people are at work: what passes is written once, what people have a hand in is theirs', async () => {
      const calendar = await readWorkCalendar(dataFolder), id = await datasetId();
      const goOn = dutyGoingOn(ctx(), { datasetId: id, dutyAt: (untilAt, fromAt) => Promise.resolve(tellDuty(simulateCounty({ seed: 20_221_215, untilAt, ground: ground!, calendar, meetsTotals: true }).duty, fromAt)) });
      const noon = await told('2024-02-21T12:30:00');
      await goOn();
      const written = await counts();
      expect(written).toMatchObject(expected(noon));
      await goOn();
      expect(await counts()).toEqual(written);

      // Somebody taps on a shift that is still to come: from then on nothing is told of that duty.
      const mine = await one<{ shift: number; person: number }>(sql`
        select s.id::int as shift, a.person_id::int as person from duty_shift s join published_assignment a on a.shift_id = s.id where s.start_at > to_timestamp(${clock.at / 1000}::float8) order by s.start_at, s.id, a.person_id limit 1`);
      await rowsOf(store.db, sql`
        insert into check_in (dataset_id, shift_id, person_id, kind, source, at, device_at, received_at, verdict, is_clock_suspect, reason, actor_account_id)
        select ${id}::int, s.id, ${mine.person}::int, 'in', 'phone', s.start_at, s.start_at, s.start_at, 'none', false, '', (select min(id) from account) from duty_shift s where s.id = ${mine.shift}::int`);
      // A leader changes the week ahead: its publication is the leader's. The week after it is planned when its time comes.
      await rowsOf(store.db, sql`update roster set version = 2 where week_on = '2024-02-26'`);
      const sunday = await told('2024-02-25T20:30:00');
      await goOn();
      expect(await rowsOf(store.db, sql`select week_on::text as week from roster where published_at is null order by 1`)).toEqual([{ week: '2024-02-26' }, { week: '2024-03-04' }]);
      expect(await one(sql`select count(*)::int as taps from check_in where shift_id = ${mine.shift}::int and person_id = ${mine.person}::int`)).toEqual({ taps: 1 });
      const all = contents(sunday).flatMap(({ checkIns }) => checkIns).length, untold = contents(sunday).flatMap(({ checkIns }) => checkIns).filter(({ startAt }) => startAt > noon.untilAt).length;
      const { checkIns } = await counts();
      expect(checkIns).toBeGreaterThan(all - untold);
      expect(checkIns).toBeLessThanOrEqual(all);
    });
  });
});
