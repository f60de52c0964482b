import { describe, expect, test } from 'vitest';
import { initialClosing, reviseClosing, type Closing } from './incident-closing';

const noon = Date.UTC(2026, 4, 1, 4);
const later = noon + 3_600_000;
const open: Closing = { status: 'open', closedAt: null };
const closed: Closing = { status: 'closed', closedAt: noon };
const withdrawn: Closing = { status: 'withdrawn', closedAt: noon };

describe('an incident as first recorded', () => {
  test('settled on the spot is closed when it occurred', () => {
    expect(initialClosing({ occurredAt: noon, closedAt: null, handlingMode: 'on-the-spot', outcome: 'advice' })).toEqual(closed);
  });
  test('without an outcome stays open', () => {
    expect(initialClosing({ occurredAt: noon, closedAt: null, handlingMode: 'on-the-spot', outcome: 'none' })).toEqual(open);
  });
  test('dispatched with an outcome but no closing time stays open', () => {
    expect(initialClosing({ occurredAt: noon, closedAt: null, handlingMode: 'dispatched', outcome: 'corrected' })).toEqual(open);
  });
  test('with a closing time is closed then', () => {
    expect(initialClosing({ occurredAt: noon, closedAt: later, handlingMode: 'dispatched', outcome: 'none' }))
      .toEqual({ status: 'closed', closedAt: later });
  });
});

describe('an edit', () => {
  const revised = (current: Closing, edit: Parameters<typeof reviseClosing>[1]) => reviseClosing(current, edit, later);

  test('that touches neither status nor time changes neither', () => {
    for (const current of [open, closed, withdrawn]) expect(revised(current, {})).toEqual({ ok: true, value: current });
  });
  test('that closes without a time closes now', () => {
    expect(revised(open, { status: 'closed' })).toEqual({ ok: true, value: { status: 'closed', closedAt: later } });
  });
  test('that gives a closing time closes', () => {
    expect(revised(open, { closedAt: noon })).toEqual({ ok: true, value: closed });
  });
  test('that takes the closing time away reopens', () => {
    expect(revised(closed, { closedAt: null })).toEqual({ ok: true, value: open });
  });
  test('that withdraws keeps the closing, so that restoring gives it back', () => {
    expect(revised(closed, { status: 'withdrawn' })).toEqual({ ok: true, value: withdrawn });
    expect(revised(withdrawn, { status: 'closed' })).toEqual({ ok: true, value: closed });
    expect(revised(withdrawn, { status: 'open' })).toEqual({ ok: true, value: open });
  });
  test('that contradicts itself is refused at the closing time', () => {
    const refusal = { ok: false, refusal: { code: 'invalid-request', pointer: '/closedAt' } };
    expect(revised(open, { status: 'open', closedAt: noon })).toEqual(refusal);
    expect(revised(open, { status: 'closed', closedAt: null })).toEqual(refusal);
    expect(revised(withdrawn, { closedAt: later })).toEqual(refusal);
  });
});
