import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Result } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { repositoryDataFolder as dataFolder, Town } from '../../testing/town';
import { editIncident } from '../incidents/edit-incident';
import { ensurePublishedFigures } from './ensure-published-figures';
import { freezeYear } from './freeze-year';
import { readYearlyReport } from './read-yearly-report';

let town: Town;
let dust: number[];
let director: Actor;
const inYear = (day: number): number => Date.parse('2023-01-01T00:30:00+08:00') + day * 86_400_000;

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const report = (year = 2023) => value(readYearlyReport({ ctx: town.as('analyst'), input: { year } }));
const freeze = (year = 2023, actor: Actor = director) => freezeYear({ ctx: town.as(actor), input: { year } });
const rowOf = async (id: string, year?: number) => (await report(year)).rows.find((row) => row.id === id);
const withdraw = (id: number, version = 1) => value(editIncident({ ctx: town.as(director), input: { id, version, edit: { status: 'withdrawn' } } }));

beforeEach(async () => {
  town = await Town.found(await testStore());
  town.clock.at = Date.parse('2024-02-01T09:00:00+08:00');
  director = await town.addAccount('director');
  await value(ensurePublishedFigures({ ctx: town.as('sysadmin'), input: { dataFolder, dataset: 'town' } }));
  dust = [];
  for (let i = 0; i < 95; i++) dust.push(await town.addIncident({ code: `d${i}`, eventCode: '03-02', occurredAt: inYear(i) }));
  for (let i = 0; i < 16; i++) await town.addIncident({ source: 'complaint', eventCode: '03-01', status: 'closed', occurredAt: inYear(20 * i) });
  for (let i = 0; i < 9; i++) await town.addIncident({ code: `w${i}`, eventCode: '06-05', occurredAt: inYear(30 + i) });
});

describe('the yearly figures', () => {
  test('hold every published figure against the rows, and what has no register stays unchecked, not zero', async () => {
    expect(await rowOf('act-01')).toMatchObject({ published: { value: 95, qualifier: 'exact', source: '§二(一)' }, computed: { value: 95 }, match: 'agrees', unit: 'places' });
    expect(await rowOf('act-06')).toMatchObject({ published: { value: 95 }, computed: { value: 9 }, match: 'differs', unit: 'times' });
    expect(await rowOf('act-09')).toMatchObject({ published: { value: 1032, qualifier: 'gte' }, computed: null, match: 'no-record' });
    expect(await rowOf('org-01')).toMatchObject({ published: { value: null, on: '2022-12-15' }, computed: null, match: 'no-record' });
    expect(await rowOf('cmp-02')).toMatchObject({ published: { value: 100 }, computed: { value: 100, numerator: 16, denominator: 16 }, match: 'agrees' });
    expect((await report()).rows.map(({ heading }) => heading).filter((one, i, all) => all.indexOf(one) === i))
      .toEqual(['organisation', 'powers', 'street', 'sites', 'signs', 'frontage', 'filings', 'permits', 'complaints', 'enforcement', 'team', 'system']);
  });
  test('derive the checks one can do by hand, and say which operand was typed', async () => {
    const { checks } = await report();
    const of = (id: string) => checks.find((check) => check.id === id);
    // By hand from the document: 13 − 9, 9 + 39, 39 ÷ 9, 9 − 6, ⌊6 ÷ 2⌋, 13 + 11 + 122, 8 + 21, their sum, 1100 ÷ 29.
    expect(['chk-vacancy', 'chk-staff', 'chk-uncertified', 'chk-penalty-pairs', 'chk-filings', 'chk-approvals', 'chk-window'].map((id) => of(id)?.value)).toEqual([4, 48, 3, 3, 146, 29, 175]);
    expect(of('chk-auxiliaries-per-staff')?.value).toBeCloseTo(4.333, 3);
    expect(of('chk-attendance')?.value).toBeCloseTo(37.93, 2);
    expect(of('chk-filings')).toMatchObject({ unit: 'mixed', caution: { zh: expect.stringContaining('单位不同') } });
    expect(of('chk-notices')?.operands).toEqual([
      { id: 'enf-01', value: 60, qualifier: 'exact', basis: 'document' }, { id: 'act-02', value: 0, qualifier: 'exact', basis: 'rows' },
    ]);
    // Sixty notices of no road occupation at all is no share.
    expect(of('chk-notices')?.value).toBeNull();
  });
  test('of a year no document speaks of show rows only, and of a year nobody recorded no value', async () => {
    await town.addIncident({ eventCode: '03-02', occurredAt: Date.parse('2024-01-05T10:00:00+08:00') });
    expect(await rowOf('act-01', 2024)).toMatchObject({ published: null, computed: { value: 1, qualifier: 'gte' }, match: 'no-record' });
    expect(await rowOf('act-01', 2021)).toMatchObject({ published: null, computed: { value: null, suppressed: 'no-records' } });
    expect((await report()).years).toEqual([2024, 2023]);
  });
  test('published figures are given once', async () => {
    expect(await value(ensurePublishedFigures({ ctx: town.as('sysadmin'), input: { dataFolder, dataset: 'town' } }))).toEqual([]);
    expect(await ensurePublishedFigures({ ctx: town.as('auditor'), input: { dataFolder, dataset: 'town' } })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await ensurePublishedFigures({ ctx: town.as('sysadmin'), input: { dataFolder, dataset: 'none' } })).toMatchObject({ ok: false, refusal: { code: 'unknown-dataset' } });
  });
});

describe('a frozen year', () => {
  test('keeps its figures when a record changes, and lists the difference', async () => {
    expect((await value(freeze())).frozen).toMatchObject({ edition: 1, frozenAt: '2024-02-01T01:00:00.000Z', differences: [], contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await withdraw(dust[3] ?? 0);
    await value(editIncident({ ctx: town.as(director), input: { id: dust[4] ?? 0, version: 1, edit: { description: '补记' } } }));
    const added = await town.addIncident({ code: 'forgotten', eventCode: '03-02', occurredAt: inYear(200) });
    await town.addIncident({ code: 'next-year', eventCode: '03-02', occurredAt: inYear(365) });
    const { rows, frozen } = await report();
    expect(rows.find(({ id }) => id === 'act-01')).toMatchObject({ computed: { value: 95, n: 95 }, match: 'agrees' });
    const records = [
      { id: dust[3], code: 'd3', kind: 'removed' }, { id: dust[4], code: 'd4', kind: 'changed' }, { id: added, code: 'forgotten', kind: 'added' },
    ];
    expect(frozen?.differences).toEqual([
      { indicatorId: 'act-01', frozenValue: 95, nowValue: 95, changedCount: 3, records },
      { indicatorId: 'inc-01', frozenValue: 120, nowValue: 120, changedCount: 3, records },
    ]);
  });
  test('is frozen again as the next edition once records have changed, never over the last', async () => {
    await value(freeze());
    expect(await freeze()).toMatchObject({ ok: false, refusal: { code: 'nothing-to-freeze' } });
    await withdraw(dust[0] ?? 0);
    expect((await value(freeze())).frozen).toMatchObject({ edition: 2, differences: [] });
    expect(await rowOf('act-01')).toMatchObject({ computed: { value: 94 }, match: 'differs' });
    const kept = await rowsOf(town.store.db, sql`select r.edition::int as edition, f.value, cardinality(f.record_ids)::int as records from frozen_report r
      join frozen_figure f on f.frozen_report_id = r.id where f.indicator_id = 'act-01' order by r.edition`);
    expect(kept).toEqual([{ edition: 1, value: 95, records: 95 }, { edition: 2, value: 94, records: 94 }]);
    const audits = await rowsOf(town.store.db, sql`select entity_id as "entityId", detail from audit_entry where action = 'freeze' order by seq`);
    expect(audits).toEqual([{ entityId: '2023', detail: { edition: 1 } }, { entityId: '2023', detail: { edition: 2 } }]);
  });
  test('by two at once is one edition', async () => {
    const results = await Promise.all([freeze(), freeze()]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'nothing-to-freeze' } });
  });
  test('may not be frozen before it is over, nor by others than the director, nor of no dataset', async () => {
    expect(await freeze(2024)).toMatchObject({ ok: false, refusal: { code: 'period-not-over', pointer: '/year' } });
    for (const role of ['command', 'analyst', 'sysadmin'] as const) {
      expect(await freeze(2023, await town.addAccount(role))).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    }
    expect(await freezeYear({ ctx: town.as(director), input: { year: 2023, dataset: 'none' } })).toMatchObject({ ok: false, refusal: { code: 'unknown-dataset' } });
    expect(await readYearlyReport({ ctx: town.as(director), input: { year: 2023, dataset: 'none' } })).toMatchObject({ ok: false, refusal: { code: 'unknown-dataset' } });
  });
});
