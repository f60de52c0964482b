import { describe, expect, it } from 'vitest';
import type { RosterView } from '@wuding/contract';
import { personLoads } from './person-load';
import { freshFilter, personRows, postRows, type RosterFilter, type RosterRow } from './roster-rows';
import { aDuty, aModel, aPerson, aPlace, aShift, on } from './testing';

const places = [
  aPlace('post:1', { name: '农贸市场北门岗' }), aPlace('post:2', { name: '凯龙城东门岗', districtId: 2, districtName: '凯龙城' }), aPlace('beat:3', { name: '机动一组', districtId: null, districtName: null }),
];
const shifts = [aShift(1, 0, { personCount: 2 }), aShift(2, 0, { place: 'post:2', name: '晚班', from: '17:30', to: '22:30' }), aShift(3, 1, { place: 'beat:3', name: '早巡' }), aShift(4, 0, { place: 'post:1', name: '晚班', from: '17:30', to: '22:30' })];
const people = [aPerson(1, { name: '番绍华', certificates: [{ from: on(-900, '00:00'), to: on(300, '00:00') }] }), aPerson(2, { name: '赵永昌', leave: [{ from: on(2, '00:00'), to: on(3, '00:00') }] }), aPerson(3, { name: '杨丽琴' })];
const week: Partial<RosterView> = { places, shifts, people, assignments: [aDuty(1, 1), aDuty(3, 2)] };

function rows(pivot: 'person' | 'post', filter: Partial<RosterFilter> = {}, more: Partial<RosterView> = {}): RosterRow[] {
  const model = aModel({ ...week, ...more });
  const input = { model, loads: personLoads(model), changed: new Set(['1/1']), filter: { ...freshFilter, ...filter } };
  return pivot === 'person' ? personRows(input) : postRows(input);
}
const titles = (list: readonly RosterRow[]): string[] => list.map(({ kind, title }) => `${kind} ${title}`.trim());

describe('person × day', () => {
  it('has people under where they stand, with what is open there, beats last, and whoever has no duty at the end', () => {
    expect(titles(rows('person'))).toEqual(['group 凯龙城', 'gap', 'group 农贸市场', 'person 番绍华', 'gap', 'group beat:', 'person 赵永昌', 'group rest:', 'person 杨丽琴']);
  });
  it('says of each day: duty with its place, leave, or nothing', () => {
    const fan = rows('person').find(({ title }) => title === '番绍华'), zhao = rows('person').find(({ title }) => title === '赵永昌');
    expect(fan?.cells.map(({ chips }) => chips.map(({ kind, text, detail }) => `${kind} ${text}${detail}`.trim()).join())).toEqual(['duty 早北门', 'rest', 'rest', 'rest', 'rest', 'rest', 'rest']);
    expect(zhao?.cells.map(({ chips }) => chips[0]?.kind)).toEqual(['rest', 'duty', 'leave', 'rest', 'rest', 'rest', 'rest']);
    expect(fan?.cells[0]?.chips[0]).toMatchObject({ isChanged: true, isCertified: true, band: 'early', shiftIds: [1] });
  });
  it('adds open places of one name and hour up in one mark that still knows its shifts', () => {
    const gaps = rows('person', {}, { shifts: [...shifts, aShift(5, 0, { place: 'post:4', personCount: 3 })], places: [...places, aPlace('post:4', { name: '农贸市场东门岗' })] }).find(({ key }) => key === 'gap:农贸市场');
    expect(gaps?.cells[0]?.chips.map(({ text, gapCount, shiftIds }) => [text, gapCount, shiftIds])).toEqual([['早', 4, [1, 5]], ['晚', 1, [4]]]);
  });
  it('shows one district, one name, only what is open, only what conflicts', () => {
    expect(titles(rows('person', { districtId: 2 }))).toEqual(['group 凯龙城', 'gap']);
    expect(titles(rows('person', { person: '杨' }))).toEqual(['group rest:', 'person 杨丽琴']);
    expect(titles(rows('person', { only: 'unfilled' })).filter((title) => title.startsWith('person'))).toEqual([]);
    expect(rows('person', { only: 'conflicts' })).toEqual([]);
    expect(titles(rows('person', { only: 'conflicts' }, { assignments: [aDuty(1, 2), aDuty(4, 2)], people: [aPerson(2, { name: '赵永昌', leave: [{ from: on(0, '00:00'), to: on(1, '00:00') }] })] }))).toEqual(['group 农贸市场', 'person 赵永昌']);
  });
});

describe('post × shift', () => {
  it('has a row for each shift of a post, with the people and what is open', () => {
    const list = rows('post'), early = list.find(({ facts }) => facts.shift === '早班');
    expect(list.filter(({ kind }) => kind === 'place').map(({ title, facts }) => `${title} ${facts.shift}`)).toEqual(expect.arrayContaining(['农贸市场北门岗 早班', '农贸市场北门岗 晚班', '凯龙城东门岗 晚班', '机动一组 早巡']));
    expect(early?.cells[0]?.chips.map(({ kind, text, gapCount }) => [kind, text, gapCount])).toEqual([['duty', '番绍华', 0], ['gap', '', 1]]);
    expect(early?.cells[1]?.chips).toEqual([]);
  });
  it('shows where a name stands, and one post', () => {
    expect(rows('post', { person: '番' }).filter(({ kind }) => kind === 'place')).toHaveLength(1);
    expect(rows('post', { placeKey: 'post:1' }).filter(({ kind }) => kind === 'place')).toHaveLength(2);
  });
});
