import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Result } from '@wuding/domain';
import { findAccountDistricts } from '../../testing/account-districts';
import { testStore } from '../../testing/store';
import { rectangle, Town } from '../../testing/town';
import { assignLeader, listLeaderCandidates } from './assign-leader';
import { editDistrict, type DistrictEdit } from './edit-district';
import { readDistrictHistory } from './read-district-history';

let town: Town;
let id: number;
const director = { accountId: null, username: 'director', role: 'director', districtIds: [] } as const satisfies Actor;

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
const edit = (version: number, change: DistrictEdit, actor: Actor = director) => editDistrict({ ctx: town.as(actor), input: { id, version, edit: change } });
const assign = (version: number, accountId: number | null) => assignLeader({ ctx: town.as(director), input: { id, version, accountId } });
const history = () => value(readDistrictHistory({ ctx: town.as('officer'), input: { id } }));

beforeEach(async () => {
  town = await Town.found(await testStore());
  id = await town.addDistrict('凯龙城', [{ ring: rectangle(0, 0, 100, 100) }]);
});

describe('the plan of a district', () => {
  test('keeps every version with who wrote it and when, newest first', async () => {
    const leader = await town.addAccount('district-leader', [id]);
    await value(edit(1, { plan: '早市守点', planReviewOn: '2026-08-01' }));
    town.clock.passMinutes(60);
    await value(edit(2, { plan: '早市守点\n夜市加一班' }, leader));
    expect((await history()).plans).toEqual([
      { number: 2, text: '早市守点\n夜市加一班', reviewOn: '2026-08-01', author: 'district-leader 张三', at: '2026-05-01T05:00:00.000Z' },
      { number: 1, text: '早市守点', reviewOn: '2026-08-01', author: 'director', at: '2026-05-01T04:00:00.000Z' },
    ]);
  });
  test('is no new version when nothing of it changed, and is one when only the review date did', async () => {
    await value(edit(1, { plan: '早市守点' }));
    await value(edit(2, { plan: '早市守点', grade: 'key', gradeReason: '重点' }));
    expect((await history()).plans).toHaveLength(1);
    expect(await value(edit(3, { planReviewOn: '2026-09-30' }))).toMatchObject({ planReviewOn: '2026-09-30', plan: '早市守点' });
    expect((await history()).plans.map(({ reviewOn }) => reviewOn)).toEqual(['2026-09-30', null]);
    expect(await value(edit(4, { planReviewOn: null }))).toMatchObject({ planReviewOn: null });
  });
});

describe('the grade of a district', () => {
  test('changes with a reason, which is kept', async () => {
    await value(edit(1, { grade: 'key', gradeReason: '投诉集中' }));
    await value(edit(2, { grade: 'watch', gradeReason: '秩序好转' }));
    expect((await history()).grades.map(({ grade, reason }) => [grade, reason])).toEqual([['watch', '秩序好转'], ['key', '投诉集中']]);
  });
  test('does not change without one', async () => {
    expect(await refusalOf(edit(1, { grade: 'key' }))).toEqual({ code: 'reason-required', pointer: '/gradeReason' });
    expect(await value(edit(1, { grade: 'regular' }))).toMatchObject({ grade: 'regular' });
  });
});

describe('the leader of a district', () => {
  test('is assigned by the director, may then act in it, and the one before may not any longer', async () => {
    const first = await town.addAccount('district-leader'), second = await town.addAccount('district-leader');
    expect(await value(assign(1, first.accountId))).toMatchObject({ leaderAccountId: first.accountId, leaderName: 'district-leader 张三', version: 2 });
    expect(await findAccountDistricts(town.store, first.accountId)).toEqual([id]);
    await value(assign(2, second.accountId));
    expect(await findAccountDistricts(town.store, first.accountId)).toEqual([]);
    expect(await findAccountDistricts(town.store, second.accountId)).toEqual([id]);
    expect(await value(assign(3, null))).toMatchObject({ leaderAccountId: null, leaderName: null });
    expect(await findAccountDistricts(town.store, second.accountId)).toEqual([]);
    expect((await history()).leaders.map(({ leaderName }) => leaderName)).toEqual([null, 'district-leader 张三', 'district-leader 张三']);
  });
  test('must have the role of one, and the version must be the current one', async () => {
    const officer = await town.addAccount('officer');
    expect(await refusalOf(assign(1, officer.accountId))).toEqual({ code: 'not-a-district-leader', pointer: '/accountId' });
    expect(await refusalOf(assign(7, null))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 1 } });
    expect(await refusalOf(assignLeader({ ctx: town.as(await town.addAccount('district-leader', [id])), input: { id, version: 1, accountId: null } }))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(assignLeader({ ctx: town.as(director), input: { id: 4711, version: 1, accountId: null } }))).toEqual({ code: 'not-found' });
  });
  test('is chosen from the accounts with that role', async () => {
    const leader = await town.addAccount('district-leader');
    await town.addAccount('officer');
    await value(assign(1, leader.accountId));
    expect((await value(listLeaderCandidates({ ctx: town.as(director) }))).items).toEqual([{ accountId: leader.accountId, displayName: 'district-leader 张三', districtNames: ['凯龙城'] }]);
  });
});

test('the history of a district that is not there is not found', async () => {
  expect(await refusalOf(readDistrictHistory({ ctx: town.as('officer'), input: { id: 4711 } }))).toEqual({ code: 'not-found' });
});
