import { describe, expect, it } from 'vitest';
import { targetOf } from './move-focus';

describe('walking through a list with the keyboard', () => {
  it('goes down and up, round both ends', () => {
    expect([targetOf('ArrowDown', 0, 3), targetOf('ArrowDown', 2, 3), targetOf('ArrowUp', 2, 3), targetOf('ArrowUp', 0, 3)]).toEqual([1, 0, 1, 2]);
  });

  it('enters from outside at the first going down and at the last going up', () => {
    expect([targetOf('ArrowDown', -1, 3), targetOf('ArrowUp', -1, 3)]).toEqual([0, 2]);
  });

  it('jumps to both ends, and leaves other keys and empty lists alone', () => {
    expect([targetOf('Home', 2, 3), targetOf('End', 0, 3), targetOf('a', 0, 3), targetOf('ArrowDown', -1, 0)]).toEqual([0, 2, null, null]);
  });
});
