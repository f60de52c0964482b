import { describe, expect, it } from 'vitest';
import { homeBoundsOf } from './home-bounds';
import { aDataset } from './testing';

const at = (...labelPosition: [number, number]): { labelPosition: [number, number] } => ({ labelPosition });

describe('homeBoundsOf', () => {
  it('opens on the districts with room around them', () => {
    const home = homeBoundsOf(aDataset(), [at(98.68, 24.585), at(98.7, 24.595)]);
    [98.676, 24.581, 98.704, 24.599].forEach((edge, index) => expect(home![index]).toBeCloseTo(edge, 9));
  });
  it('never opens wider than the data', () => {
    expect(homeBoundsOf(aDataset(), [at(98.65, 24.57), at(98.73, 24.61)])).toEqual([98.65, 24.57, 98.73, 24.61]);
  });
  it('opens on the whole dataset where it is not governed by districts', () => {
    expect(homeBoundsOf(aDataset(), [])).toEqual(aDataset().bounds);
    expect(homeBoundsOf(aDataset(), [at(98.68, 24.585)])).toEqual(aDataset().bounds);
    expect(homeBoundsOf(aDataset(), [{ labelPosition: null }, at(98.68, 24.585)])).toEqual(aDataset().bounds);
  });
  it('opens on the whole dataset where its districts lie elsewhere', () => {
    expect(homeBoundsOf(aDataset(), [at(10, 50), at(11, 51)])).toEqual(aDataset().bounds);
  });
  it('has nowhere to open for an empty dataset', () => {
    expect(homeBoundsOf(aDataset({ bounds: null }), [at(98.68, 24.585), at(98.7, 24.595)])).toBeNull();
  });
});
