import { describe, expect, it } from 'vitest';
import { assign, matchingTargets, suggestionFor, type Entry, type Target } from './mapping-draft';

const target = (kind: Target['kind'], key: string, name: string): Target => ({ kind, key, name });
const targets = [
  target('category', 'barbecue', '露天烧烤'), target('category', 'dust', '扬尘污染'), target('category', 'noise', '噪音污染'),
  target('code', '05-10', '露天烧烤'), target('code', '02-01', '非法小广告'), target('code', '05-04', 'Shop'), target('code', '05-99', 'shop '),
];
const entry = (from: string, to: string | null, category: string | null = null): Entry => ({ from, to, category, relation: 'exact', effectiveFrom: null, effectiveTo: null, note: '' });

describe('a suggestion', () => {
  it('is the same code, whatever it is called', () => expect(suggestionFor({ code: '02-01', name: '露天烧烤' }, targets)).toMatchObject({ why: 'same-code', target: { key: '02-01' } }));
  it('is the same name: a code before a category, in any width and case of letters', () => {
    expect(suggestionFor({ code: 'x', name: ' 露天烧烤' }, targets)).toMatchObject({ why: 'same-name', target: { kind: 'code', key: '05-10' } });
    expect(suggestionFor({ code: 'x', name: '扬尘污染' }, targets)).toMatchObject({ why: 'same-name', target: { kind: 'category', key: 'dust' } });
  });
  it('is none where two names match, or none does: meaning is not guessed', () => {
    expect(suggestionFor({ code: 'x', name: 'ｓｈｏｐ' }, targets)).toBeNull();
    expect(suggestionFor({ code: 'graffiti', name: 'graffiti' }, targets)).toBeNull();
  });
});

describe('assigning', () => {
  it('maps all the chosen codes and replaces a pair that is there', () => {
    const before = [entry('a', '02-01'), entry('a', null, 'dust'), entry('c', '02-01')];
    const after = assign(before, { codes: ['a', 'b'], target: targets[4]!, relation: 'narrower' });
    expect(after).toEqual([entry('a', null, 'dust'), entry('c', '02-01'), { ...entry('a', '02-01'), relation: 'narrower' }, { ...entry('b', '02-01'), relation: 'narrower' }]);
  });
});

it('targets are found by code and by name', () => {
  expect(matchingTargets(targets, '05-').map(({ key }) => key)).toEqual(['05-10', '05-04', '05-99']);
  expect(matchingTargets(targets, '噪音').map(({ key }) => key)).toEqual(['noise']);
  expect(matchingTargets(targets, '')).toHaveLength(7);
});
