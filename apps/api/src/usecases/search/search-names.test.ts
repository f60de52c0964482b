import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchHit } from '@wuding/contract';
import type { Role } from '@wuding/domain';
import { place } from '../../db/schema';
import { sql } from '../../db/store';
import { openNameIndexes, type NameIndexes } from '../../live/name-indexes';
import { recordChange } from '../../repositories/change-log';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { searchNames } from './search-names';

let town: Town;
let names: NameIndexes;

beforeEach(async () => {
  town = await Town.found(await testStore());
  names = openNameIndexes(town);
  await town.addDistrict('农贸市场', [{ ring: rectangle(-500, -500, 500, 500) }]);
  await town.addStreet('农贸路', 'secondary', [at(-400, 0), at(-300, 0)]);
  await town.addStreet('农贸路', 'secondary', [at(-300, 0), at(100, 0)]);
  await town.addPlace('农贸市场北门', 'market', at(50, 60));
  await town.addPlace('新农贸', 'shop', at(80, 60));
  await town.addPlace('县医院', 'hospital', at(900, 60));
});

const ask = (q: string, who: Role = 'officer', more: { dataset?: string; limit?: number } = {}) =>
  searchNames({ ctx: town.as(who), input: { query: { q, limit: 10, ...more }, names } });
async function hits(q: string, who: Role = 'officer'): Promise<SearchHit[]> {
  const answer = await ask(q, who);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value.items;
}
const named = (items: readonly SearchHit[]): string[] => items.map(({ kind, name }) => `${kind} ${name}`);

describe('looking for a place', () => {
  test('the beginning of a name comes before its middle; districts before streets before places', async () => {
    const expected = ['district 农贸市场', 'street 农贸路', 'place 农贸市场北门', 'place 新农贸'];
    expect(named(await hits('农贸'))).toEqual(expected);
    expect(named(await hits('nongmao'))).toEqual(expected);
    expect(named(await hits('nm'))).toEqual(expected);
    expect(named(await hits('nmsc'))).toEqual(['district 农贸市场', 'place 农贸市场北门']);
  });

  test('a street of many segments is one hit, at the middle of its longest', async () => {
    const [street] = (await hits('农贸路'));
    const [lng, lat] = at(-100, 0);
    expect(street).toMatchObject({ kind: 'street', id: null, detail: 'secondary', match: 'exact' });
    expect(street!.position![0]).toBeCloseTo(lng, 6);
    expect(street!.position![1]).toBeCloseTo(lat, 6);
  });

  test('more than fit are counted', async () => {
    expect(await ask('nm', 'officer', { limit: 2 })).toMatchObject({ ok: true, value: { total: 4, items: [{ kind: 'district' }, { kind: 'street' }] } });
  });

  test('what was added or renamed since is found at the next search', async () => {
    expect(await hits('cdg')).toEqual([]);
    await town.store.transaction(async (tx) => {
      const changeSeq = await recordChange(tx, { at: town.clock.now(), datasetId: town.dataset.id, entity: 'place', operation: 'upsert' });
      await tx.insert(place).values({ datasetId: town.dataset.id, code: 'new', kind: 'shop', name: '茶店馆', position: { type: 'Point', coordinates: at(0, 0) }, changeSeq });
    });
    expect(named(await hits('cdg'))).toEqual(['place 茶店馆']);
    await town.store.transaction(async (tx) => {
      const changeSeq = await recordChange(tx, { at: town.clock.now(), datasetId: town.dataset.id, entity: 'place', operation: 'upsert' });
      await tx.execute(sql`update place set name = '茶楼', change_seq = ${changeSeq}::bigint where code = 'new'`);
    });
    expect(await hits('cdg')).toEqual([]);
    expect(named(await hits('chal'))).toEqual(['place 茶楼']);
  });

  test('an incident is found by its whole number only, first of all', async () => {
    const id = await town.addIncident({ code: 'J20260501-7', position: null });
    expect(await hits('J20260501-7')).toEqual([{ kind: 'incident', id, name: 'J20260501-7', detail: '无照经营游商', position: null, match: 'exact' }]);
    expect(await hits('J20260501')).toEqual([]);
  });

  test('another dataset’s names stay there; an unknown dataset and a role without the map are refused', async () => {
    const other = await Town.found(town.store, 'other');
    await other.addPlace('农贸大厦', 'shop', at(0, 0));
    expect(await ask('农贸大厦', 'officer', { dataset: 'town' })).toMatchObject({ ok: true, value: { total: 0 } });
    expect(await ask('农贸', 'officer', { dataset: 'atlantis' })).toMatchObject({ ok: false, refusal: { code: 'unknown-dataset' } });
    for (const role of ['sysadmin', 'secadmin', 'auditor'] as const) expect(await ask('农贸', role)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });

  test('ten thousand places are searched to the end', async () => {
    await town.store.db.execute(sql`
      insert into place (dataset_id, code, kind, name, position, change_seq)
      select ${town.dataset.id}::int, 'g' || n, 'shop', '第' || n || '号店', st_setsrid(st_makepoint(98.69, 24.588), 4326), 0 from generate_series(1, 10000) n`);
    expect(await ask('haodian', 'officer', { limit: 1 })).toMatchObject({ ok: true, value: { total: 10_000 } });
    expect(named(await hits('d9999hd'))).toEqual(['place 第9999号店']);
  });
});
