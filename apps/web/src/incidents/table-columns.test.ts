import { expect, it } from 'vitest';
import { readColumns } from './table-columns';

it('reads the columns a person chose, in the order of the table, and falls back to the first ones', () => {
  expect(readColumns('status,event,nonsense')).toEqual(['event', 'status']);
  expect(readColumns('')).toEqual(['occurredAt', 'event', 'district', 'street', 'source', 'outcome', 'status']);
  expect(readColumns('nonsense')).toEqual(readColumns(''));
});
