import { expect, test } from 'vitest';
import type { UnitTaskStep } from '@wuding/domain';
import type { OutboxItem } from './outbox';
import { stateAsSaid } from './state-as-said';

const tap = (step: UnitTaskStep, state: OutboxItem['state'], taskId = 1): Pick<OutboxItem, 'state' | 'body'> =>
  ({ state, body: { kind: 'task', taskId, step, note: '', deviceAt: '2026-05-01T04:00:00.000Z', gpsAt: null, fix: null } });

test('a task stands where the phone last said, before the server answers and between its receipt and the next answer', () => {
  expect(stateAsSaid({ id: 1, state: 'sent' }, [tap('accepted', 'waiting')])).toBe('accepted');
  expect(stateAsSaid({ id: 1, state: 'sent' }, [tap('accepted', 'received'), tap('arrived', 'waiting')])).toBe('arrived');
  expect(stateAsSaid({ id: 1, state: 'accepted' }, [tap('accepted', 'received'), tap('arrived', 'received')])).toBe('arrived');
});
test('a refused tap, one of another task, and one the server is already past count for nothing; what the desk withdrew stays withdrawn', () => {
  expect(stateAsSaid({ id: 1, state: 'sent' }, [tap('accepted', 'refused'), tap('done', 'received', 2)])).toBe('sent');
  expect(stateAsSaid({ id: 1, state: 'done' }, [tap('arrived', 'waiting')])).toBe('done');
  expect(stateAsSaid({ id: 1, state: 'cancelled' }, [tap('done', 'waiting')])).toBe('cancelled');
});
