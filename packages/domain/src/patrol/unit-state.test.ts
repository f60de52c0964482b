import { expect, test } from 'vitest';
import { unitStateAt } from './unit-state';

const minute = 60_000, now = Date.UTC(2026, 10, 20, 9);

test('a unit is moving while it left a place within two minutes, still after that, and silent ten minutes after its last position', () => {
  const seen = (minutesAgo: number, movedMinutesAgo: number | null) => unitStateAt({ seenAt: now - minutesAgo * minute, movedAt: movedMinutesAgo === null ? null : now - movedMinutesAgo * minute }, now);
  expect([seen(0, 0), seen(1, 2), seen(0, 2.1), seen(0, null), seen(10, 0.5), seen(10.1, 0)]).toEqual(['moving', 'moving', 'still', 'still', 'moving', 'silent']);
  expect(unitStateAt({ seenAt: null, movedAt: null }, now)).toBe('silent');
});
