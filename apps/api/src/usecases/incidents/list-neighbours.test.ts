import { beforeEach, describe, expect, test } from 'vitest';
import { testStore } from '../../testing/store';
import { at, Town } from '../../testing/town';
import { listNeighbours } from './list-neighbours';

let town: Town;
const day = 86_400_000;
beforeEach(async () => {
  town = await Town.found(await testStore());
});
const ask = (id: number, who: 'officer' | 'auditor' = 'officer') => listNeighbours({ ctx: town.as(who), input: { id } });

describe('what happened alike and nearby', () => {
  test('is within 50 m and 30 days, of the same code or report category, nearest in time first', async () => {
    const now = town.clock.now();
    const when = (days: number) => ({ occurredAt: now + days * day });
    const id = await town.addIncident({ position: at(0, 0), ...when(0) });
    const later = await town.addIncident({ position: at(49, 0), ...when(3) });
    const sameCategory = await town.addIncident({ position: at(0, 30), eventCode: '05-04', ...when(-1) });
    await town.addIncident({ position: at(51, 0), ...when(1) });
    await town.addIncident({ position: at(0, 0), ...when(31) });
    await town.addIncident({ position: at(0, 0), status: 'withdrawn', ...when(1) });
    await town.addIncident({ position: at(0, 0), eventCode: '01-01', ...when(1) });
    const answer = await ask(id);
    expect(answer).toMatchObject({ ok: true, value: { radiusMetres: 50, withinDays: 30, total: 2 } });
    if (answer.ok) expect(answer.value.items.map((one) => [one.id, Math.round(one.distanceMetres)])).toEqual([[sameCategory, 30], [later, 49]]);
  });

  test('is nothing for an incident without a position', async () => {
    const id = await town.addIncident({ position: null });
    await town.addIncident({ position: at(0, 0) });
    expect(await ask(id)).toMatchObject({ ok: true, value: { total: 0, items: [] } });
  });

  test('is refused for an incident nobody knows, and to a role without incidents', async () => {
    expect(await ask(999_999)).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    expect(await ask(await town.addIncident(), 'auditor')).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
});
