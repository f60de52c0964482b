import { describe, expect, it } from 'vitest';
import type { OutboxItem } from './outbox';
import { ticksAsSaid } from './ticks-as-said';

const duty = { shiftId: 7, checklist: [{ line: '清点', doneAt: null, doneBy: '' }, { line: '拍照', doneAt: '2026-05-01T04:10:00Z', doneBy: '乙' }] };
const tap = (line: string, isDone: boolean, state: OutboxItem['state'], tappedAt = 2_000, shiftId = 7): OutboxItem =>
  ({ key: `${line}${tappedAt}`, username: 'officer', placeName: '', people: [], tappedAt, state, failed: null, body: { kind: 'tick', shiftId, line, isDone, deviceAt: '2026-05-01T04:20:00Z' } });
const told = [{ line: '清点', isDone: false, doneAt: null, doneBy: '', isWaiting: false }, { line: '拍照', isDone: true, doneAt: '2026-05-01T04:10:00Z', doneBy: '乙', isWaiting: false }];

describe('the list on the phone', () => {
  it('is as the server told it, with who did what', () => {
    expect(ticksAsSaid(duty, [], 1_000)).toEqual(told);
  });

  it('shows at once what is tapped and waits, the last tap of a line', () => {
    expect(ticksAsSaid(duty, [tap('清点', true, 'waiting')], 1_000)[0]).toEqual({ line: '清点', isDone: true, doneAt: null, doneBy: '', isWaiting: true });
    expect(ticksAsSaid(duty, [tap('拍照', false, 'waiting'), tap('拍照', true, 'waiting', 2_500)], 1_000)[1]).toMatchObject({ isDone: true, isWaiting: true });
  });

  it('stays as tapped from the receipt until the server’s next word, which then holds', () => {
    expect(ticksAsSaid(duty, [tap('清点', true, 'received')], 1_000)[0]).toMatchObject({ isDone: true, isWaiting: false });
    expect(ticksAsSaid(duty, [tap('清点', true, 'received')], 3_000)).toEqual(told);
  });

  it('is not changed by a refused tap, nor by one of another shift', () => {
    expect(ticksAsSaid(duty, [tap('清点', true, 'refused'), tap('清点', true, 'waiting', 2_000, 8)], 1_000)).toEqual(told);
  });
});
