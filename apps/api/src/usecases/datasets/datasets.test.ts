import { beforeEach, describe, expect, test } from 'vitest';
import { extendBounds } from '../../repositories/datasets';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { at, repositoryDataFolder, Town } from '../../testing/town';
import { readCodeSetFiles } from '../../data-folder/code-set-file';
import { ensureCodeSets } from './ensure-code-sets';
import { findDataset } from './find-dataset';
import { listDatasets } from './list-datasets';
import { listEventCodes } from './list-event-codes';

let town: Town;
beforeEach(async () => {
  town = await Town.found(await testStore());
});

describe('datasets', () => {
  test('are listed with what they hold, the bureau\'s own first; withdrawn incidents do not count', async () => {
    const other = await Town.found(town.store, 'other-town');
    await other.addIncident({ occurredAt: Date.UTC(2026, 0, 2) });
    await other.addIncident({ occurredAt: Date.UTC(2026, 0, 5), position: null });
    await other.addIncident({ occurredAt: Date.UTC(2026, 0, 9), status: 'withdrawn' });
    const result = await listDatasets({ ctx: town.as('officer') });
    expect(result.ok && result.value.items).toMatchObject([
      { key: 'other-town', isHome: true, provenance: 'simulated', codeSet: 'bureau-2023', timeZone: 'Asia/Shanghai', incidentCount: 2,
        firstOccurredAt: '2026-01-02T00:00:00.000Z', lastOccurredAt: '2026-01-05T00:00:00.000Z' },
      { key: 'town', isHome: false, incidentCount: 0, firstOccurredAt: null, lastOccurredAt: null, planeOrigin: [98.69, 24.588] },
    ]);
  });
  test('are found by key, and without one the bureau\'s own is meant', async () => {
    const named = await findDataset(town.as('officer'), 'town'), home = await findDataset(town.as('officer'));
    expect(named).toEqual(home);
    expect(named.ok && named.value).toMatchObject({ key: 'town', planeOrigin: [98.69, 24.588], gridOriginEastMetres: 0 });
    expect(await findDataset(town.as('officer'), 'atlantis')).toEqual({
      ok: false, refusal: { code: 'unknown-dataset', pointer: '/dataset', data: { dataset: 'atlantis' } },
    });
  });
  test('grow around what they hold while the plane\'s origin stays', async () => {
    const [west, south] = at(-3000, 0), [east, north] = at(1000, 2500);
    await town.store.transaction((tx) => extendBounds(tx, town.dataset.id, [west, south, east, north]));
    const grown = await findDataset(town.as('officer'));
    expect(grown.ok && grown.value.bounds).toEqual([west, at(-2000, -2000)[1], at(2000, 2000)[0], north]);
    expect(grown.ok && grown.value.planeOrigin).toEqual([98.69, 24.588]);
  });
  test('that hold nothing get bounds and origin from the first position', async () => {
    await town.store.db.execute(sql`update dataset set bounds = null, plane_origin = null`);
    await town.store.transaction((tx) => extendBounds(tx, town.dataset.id, [1, 2, 1, 2]));
    const grown = await findDataset(town.as('officer'));
    expect(grown.ok && [grown.value.bounds, grown.value.planeOrigin]).toEqual([[1, 2, 1, 2], [1, 2]]);
  });
});

describe('event codes', () => {
  const codes = async () => {
    const result = await listEventCodes({ ctx: town.as('officer'), input: {} });
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  test('roll up into report categories, a code into several', async () => {
    const { codeSet, items, reportCategories } = await codes();
    expect(codeSet).toBe('bureau-2023');
    const roadOccupation = items.filter((code) => code.reportCategories.includes('roadOccupation')).map(({ code }) => code);
    expect(roadOccupation).toEqual(['02-03', '05-01', '05-03', '05-04']);
    expect(items.find(({ code }) => code === '02-03')?.reportCategories).toEqual(['roadOccupation', 'signs']);
    expect(items.find(({ code }) => code === '05-01')).toEqual({
      code: '05-01', name: '无照经营游商', majorClass: '街面秩序', isExtension: false, reportCategories: ['roadOccupation'],
    });
    expect(items.filter(({ isExtension }) => isExtension).map(({ code }) => code)).toEqual(['06-01', '06-02', '06-03', '06-04', '06-05']);
    expect(reportCategories[0]).toEqual({ key: 'roadOccupation', name: '占道经营' });
  });
  test('count under a heading only while the heading is in force', async () => {
    town.clock.at = Date.UTC(2022, 11, 14, 15, 59);
    expect((await codes()).items.every((code) => code.reportCategories.length === 0)).toBe(true);
    town.clock.at = Date.UTC(2022, 11, 14, 16);
    expect((await codes()).items.some((code) => code.reportCategories.length > 0)).toBe(true);
  });
  test('are loaded once: a second start adds nothing and changes nothing', async () => {
    const count = () => rowsOf(town.store.db, sql`select (select count(*)::int from event_code) as codes, (select count(*)::int from audit_entry) as audits`);
    const before = await count();
    const again = await ensureCodeSets({ ctx: town.as('sysadmin'), input: { dataFolder: repositoryDataFolder } });
    expect(again).toEqual({ ok: true, value: [] });
    expect(await count()).toEqual(before);
  });
  test('are loaded only by who may import', async () => {
    expect(await ensureCodeSets({ ctx: town.as('auditor'), input: { dataFolder: repositoryDataFolder } })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
  test('of every edition in the data folder are unique, and headings name only codes of their edition', async () => {
    for (const file of await readCodeSetFiles(repositoryDataFolder)) {
      const own = file.codes.map(({ code }) => code);
      expect(new Set(own).size).toBe(own.length);
      expect(own).toEqual(own.toSorted());
      for (const category of file.reportCategories) expect(own).toEqual(expect.arrayContaining(category.codes));
    }
  });
});
