import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { incident } from '../../db/schema';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes } from '../../live/event-cubes';
import { addEventCodes, createCodeSet, findEventCode } from '../../repositories/code-sets';
import { createDataset } from '../../repositories/datasets';
import { testStore } from '../../testing/store';
import { Town } from '../../testing/town';
import { listIncidents } from '../incidents/list-incidents';
import { sliceEvents } from '../slice/slice-events';
import { verifyAudit } from '../audit/verify-audit';
import { draftCrosswalk, publishCrosswalk, undoCrosswalk } from './change-crosswalk';
import { exportCrosswalk } from './export-crosswalk';
import { listCodeSets } from './list-code-sets';
import { readCodeSet } from './read-code-set';
import { readCrosswalk } from './read-crosswalk';

type Draft = Parameters<typeof draftCrosswalk>[0]['input'];
type Entry = NonNullable<Draft['entries']>[number];
let town: Town;
const pair = { key: 'boston', to: 'bureau-2023' };
const start = Date.parse('2026-03-01T12:00:00-05:00');

const value = async <Value>(result: Promise<Result<Value>>): Promise<Value> => {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
};
const codeOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal.code;
};
const line = (from: string, change: Partial<Entry>): Entry =>
  ({ from, to: null, category: null, relation: 'exact', effectiveFrom: null, effectiveTo: null, note: '', ...change });
const read = () => value(readCrosswalk({ ctx: town.as('officer'), input: pair }));
const draft = async (entries: Entry[]) => value(draftCrosswalk({ ctx: town.as('analyst'), input: { ...pair, version: (await read()).version, entries } }));
const publish = async () => value(publishCrosswalk({ ctx: town.as('director'), input: { ...pair, version: (await read()).version, note: '按会商意见' } }));
const undo = async () => value(undoCrosswalk({ ctx: town.as('director'), input: { ...pair, version: (await read()).version } }));

/** What the map and the list say of the foreign dataset. */
async function counted(category: string): Promise<[slice: number | null, list: number | null]> {
  const cubes = await openEventCubes({ store: town.store, clock: town.clock });
  const { byReportCategory } = await value(sliceEvents({ ctx: town.as('analyst'), input: { request: { dataset: 'boston' }, cubes } }));
  const listed = await listIncidents({ ctx: town.as('analyst'), cubes: await openEventCubes(town), input: { dataset: 'boston', limit: 50, sort: '-occurredAt', reportCategory: category } });
  return [byReportCategory[category] ?? null, listed.ok ? listed.value.total : null];
}

async function* noAnchors(): AsyncGenerator<never> {}

beforeEach(async () => {
  town = await Town.found(await testStore());
  const dataset = await town.store.transaction(async (tx) => {
    const set = await createCodeSet(tx, { key: 'boston', name: 'boston' });
    await addEventCodes(tx, set.id, ['graffiti', 'trash', '05-10'].map((code) => ({ code, name: code })));
    return createDataset(tx, { key: 'boston', name: 'Boston', provenance: 'real', timeZone: 'America/New_York', codeSetId: set.id, createdAt: town.clock.now() });
  });
  for (const [index, code] of ['graffiti', 'graffiti', 'graffiti', 'trash', 'trash'].entries()) {
    const found = await findEventCode(town.store.db, dataset!.codeSetId, code);
    await town.store.db.insert(incident).values({
      datasetId: dataset!.id, code: `b${index}`, eventCodeId: found!.id, occurredAt: new Date(start + index * 86_400_000), status: 'open', source: 'other', handlingMode: 'none',
      outcome: 'none', contentHash: '', changeSeq: 0,
    });
  }
});

describe('the editions of the data folder', () => {
  test('follow one another, with hierarchy, sources and roll-ups of each', async () => {
    const { items, crosswalks, reportCategories } = await value(listCodeSets({ ctx: town.as('officer') }));
    expect(items.map(({ key, origin, effectiveFrom, effectiveTo }) => [key, origin, effectiveFrom, effectiveTo])).toEqual([
      ['bureau-2023', 'bureau', '2022-12-15', '2027-01-01'], ['bureau-2027', 'bureau', '2027-01-01', null],
      ['beijing-chaoyang', 'reference', null, null], ['boston', 'dataset', null, null],
    ]);
    expect(crosswalks.map(({ from, to, publishedNumber }) => [from, to, publishedNumber])).toEqual([['beijing-chaoyang', 'bureau-2023', 1], ['bureau-2023', 'bureau-2027', 1]]);
    expect(reportCategories.map(({ key }) => key)).toContain('roadOccupation');
    const edition = await value(readCodeSet({ ctx: town.as('officer'), input: { key: 'bureau-2027' } }));
    expect(edition.codes.find(({ code }) => code === '05-12')).toMatchObject({ name: '占道促销宣传', majorCode: '05', verdict: 'one-source' });
    expect(edition.majorClasses).toContainEqual({ code: '05', name: '街面秩序' });
    const road = edition.rollUps.filter(({ category }) => category === 'roadOccupation');
    expect(road.map(({ code }) => code)).toEqual(['02-03', '05-01', '05-03', '05-04', '05-12']);
    expect(road.every(({ effectiveFrom, effectiveTo, source }) => effectiveFrom === '2027-01-01' && effectiveTo === null && source === 'edition')).toBe(true);
  });

  test('the Beijing list is mapped as exact only where both lists agree; its codes differ in length', async () => {
    const { codes } = await value(readCodeSet({ ctx: town.as('officer'), input: { key: 'beijing-chaoyang' } }));
    expect(new Set(codes.map(({ code }) => code.length))).toEqual(new Set([6, 7]));
    const { entries } = await value(readCrosswalk({ ctx: town.as('officer'), input: { key: 'beijing-chaoyang', to: 'bureau-2023' } }));
    const verdicts = new Map(codes.map(({ code, verdict }) => [code, verdict]));
    for (const { from, relation, note } of entries) {
      expect(relation, from).toBe(verdicts.get(from) === 'agree' ? 'exact' : 'related');
      if (relation === 'related') expect(note, from).not.toBe('');
    }
    const { rollUps } = await value(readCodeSet({ ctx: town.as('officer'), input: { key: 'beijing-chaoyang' } }));
    expect(rollUps.filter(({ category }) => category === 'roadOccupation').map(({ code }) => code)).toEqual(['2002-03', '2005-01', '2005-03', '2005-04']);
  });
});

describe('a mapping', () => {
  test('counts from its publication on, in slices and lists alike, and no longer once it is undone', async () => {
    expect(await counted('smallAds')).toEqual([null, null]);
    await draft([line('graffiti', { to: '02-01' })]);
    expect(await counted('smallAds')).toEqual([null, null]);
    expect(await publish()).toMatchObject({ publishedNumber: 1, draft: null, entries: [{ from: 'graffiti', to: '02-01' }] });
    expect(await counted('smallAds')).toEqual([3, 3]);
    await draft([line('graffiti', { to: '02-01' }), line('trash', { category: 'smallAds', relation: 'narrower' })]);
    await publish();
    expect(await counted('smallAds')).toEqual([5, 5]);
    expect(await undo()).toMatchObject({ publishedNumber: 3, editions: [{ number: 3, undoesNumber: 2 }, { number: 2 }, { number: 1, note: '按会商意见', publishedBy: 'director' }] });
    expect(await counted('smallAds')).toEqual([3, 3]);
    await undo();
    expect(await counted('smallAds')).toEqual([5, 5]);
  });

  test('counts only what is the same or a part, within the days of the line and of the roll-up, and nothing twice', async () => {
    await draft([line('graffiti', { to: '02-01', relation: 'broader' }), line('trash', { to: '02-01', relation: 'related' })]);
    await publish();
    expect(await counted('smallAds')).toEqual([null, null]);
    // Two codes of one category, and the category itself: each incident still counts once. Days are those of China, half-open.
    await draft([
      line('graffiti', { to: '02-01', effectiveFrom: '2026-03-03' }), line('graffiti', { to: '02-04', relation: 'narrower', effectiveFrom: '2026-03-03' }),
      line('graffiti', { category: 'smallAds', effectiveFrom: '2026-03-03', effectiveTo: '2026-03-04' }), line('trash', { to: '02-01', effectiveTo: '2026-03-05' }),
    ]);
    await publish();
    // Noon in Boston is 01:00 of the next day in China: graffiti on 2, 3, 4 March there, trash on 5 and 6.
    expect(await counted('smallAds')).toEqual([2, 2]);
    const spans = await rowsOf(town.store.db, sql`select e.code, m.effective::text as effective from report_category_event_code m
      join event_code e on e.id = m.event_code_id where m.source = 'crosswalk' and e.code in ('graffiti', 'trash') and upper(m.effective) is null`);
    expect(spans).toHaveLength(1);
  });

  test('leaves the categories of an imported set open to more, and its own editions as they were written', async () => {
    await draft([line('graffiti', { to: '02-01' })]);
    await publish();
    const [found] = await rowsOf<{ origin: string }>(town.store.db, sql`select origin from code_set where key = 'boston'`);
    expect(found?.origin).toBe('dataset');
    const edition = await value(readCodeSet({ ctx: town.as('officer'), input: { key: 'bureau-2023' } }));
    expect(edition.rollUps.every(({ source }) => source === 'edition')).toBe(true);
  });

  test('is refused: to others, over somebody else’s version, with nothing to publish or undo, between sets that cannot be mapped', async () => {
    const entries = [line('graffiti', { to: '02-01' })];
    for (const role of ['officer', 'command', 'sysadmin'] as const) {
      expect(await codeOf(draftCrosswalk({ ctx: town.as(role), input: { ...pair, version: 0, entries } }))).toBe('not-allowed');
      expect(await codeOf(publishCrosswalk({ ctx: town.as(role), input: { ...pair, version: 0, note: '' } }))).toBe('not-allowed');
      expect(await codeOf(undoCrosswalk({ ctx: town.as(role), input: { ...pair, version: 0 } }))).toBe('not-allowed');
    }
    const as = { ctx: town.as('analyst') };
    expect(await codeOf(undoCrosswalk({ ...as, input: { ...pair, version: 0 } }))).toBe('nothing-to-undo');
    expect(await codeOf(publishCrosswalk({ ...as, input: { ...pair, version: 0, note: '' } }))).toBe('nothing-to-publish');
    await draft(entries);
    expect(await codeOf(draftCrosswalk({ ...as, input: { ...pair, version: 0, entries } }))).toBe('version-conflict');
    expect(await codeOf(publishCrosswalk({ ...as, input: { ...pair, version: 0, note: '' } }))).toBe('version-conflict');
    expect(await codeOf(draftCrosswalk({ ...as, input: { ...pair, to: 'boston', version: 0, entries } }))).toBe('unknown-code-set');
    expect(await codeOf(draftCrosswalk({ ...as, input: { ...pair, key: 'nowhere', version: 0, entries } }))).toBe('unknown-code-set');
    expect(await codeOf(readCodeSet({ ...as, input: { key: 'nowhere' } }))).toBe('unknown-code-set');
    expect(await codeOf(draftCrosswalk({ ...as, input: { ...pair, version: 1, entries: [line('noise', { to: '02-01' })] } }))).toBe('unknown-event-code');
  });

  test('is in the audit log line by line, and the chain holds', async () => {
    await draft([line('graffiti', { to: '02-01' })]);
    await publish();
    await undo();
    const entries = await rowsOf(town.store.db, sql`select action, entity_id, detail from audit_entry where entity = 'crosswalk' and entity_id like 'boston%' order by seq`);
    expect(entries).toMatchObject([
      { action: 'draft', entity_id: 'boston→bureau-2023' }, { action: 'publish', detail: { number: 1, added: ['graffiti exact 02-01'], removed: [] } },
      { action: 'undo', detail: { number: 2, undoes: 1, added: [], removed: ['graffiti exact 02-01'] } },
    ]);
    expect(await value(verifyAudit({ ctx: town.as('auditor'), input: { anchors: noAnchors() } }))).toMatchObject({ fault: null });
  });
});

describe('a crosswalk as a table', () => {
  const table = async () => {
    let text = '';
    for await (const piece of (await value(exportCrosswalk({ ctx: town.as('analyst'), input: pair }))).pieces) text += piece;
    return text;
  };
  const put = async (csv: string) => draftCrosswalk({ ctx: town.as('analyst'), input: { ...pair, version: (await read()).version, csv } });

  test('goes out with every code, mapped or not, and comes back as the same draft', async () => {
    const entries = [line('05-10', { to: '05-10', note: '=不是公式' }), line('graffiti', { to: '02-01', relation: 'narrower', effectiveFrom: '2026-01-01' }), line('graffiti', { category: 'smallAds', relation: 'related' })];
    await draft(entries);
    const before = await read();
    const text = await table();
    expect(text.split('\r\n')).toHaveLength(1 + 4 + 1);
    expect(text).toContain(`trash,trash,,,,,,,,`);
    expect(text).toContain(`05-10,05-10,等同,05-10,露天烧烤,,,,,'=不是公式`);
    expect((await value(put(text))).draft).toEqual(before.draft);
  });

  test('is refused with the row when it cannot be read', async () => {
    const head = '来源代码,关系,目标代码,生效\n';
    expect(await put(`${head}graffiti,差不多,02-01,`)).toMatchObject({ refusal: { code: 'malformed-csv', data: { row: 1 } } });
    expect(await put(`${head}graffiti,等同,02-01,2026-02-30`)).toMatchObject({ refusal: { code: 'malformed-csv', data: { row: 1 } } });
    expect(await put('a,b\n1,2')).toMatchObject({ refusal: { code: 'malformed-csv', data: { missing: '来源代码' } } });
    expect(await put('来源代码,关系\n"open')).toMatchObject({ refusal: { code: 'malformed-csv' } });
    expect(await put(`${head}graffiti,exact,02-99,`)).toMatchObject({ refusal: { code: 'unknown-event-code', pointer: '/entries/0/to' } });
  });
});
