import { describe, expect, it } from 'vitest';
import { minutesLocked } from './minutes-locked';

const now = Date.parse('2026-11-20T10:00:00Z');

describe('a locked account', () => {
  it('opens after so many whole minutes', () => {
    expect(minutesLocked({ lockedUntil: '2026-11-20T10:30:00Z' }, now)).toBe(30);
    expect(minutesLocked({ lockedUntil: '2026-11-20T10:00:01Z' }, now)).toBe(1);
  });
  it('is never said to open in no time, even by a clock that is behind', () => {
    expect(minutesLocked({ lockedUntil: '2026-11-20T09:00:00Z' }, now)).toBe(1);
  });
  it('says nothing when the server did not', () => expect(minutesLocked({ lockedUntil: 7 }, now)).toBeNull());
});
