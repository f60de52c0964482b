import { describe, expect, it } from 'vitest';
import { currentOf, stepOf, type DutyTimes } from './duty-moment';
import { metresToLines } from './metres-to-lines';
import { bestOf, type PhoneFix } from './use-position';

const at = (clock: string): number => Date.parse(`2026-11-20T${clock}:00+08:00`);
const duty = (state: DutyTimes['state'], start = '17:30', end = '22:30'): DutyTimes => ({
  state, startAt: new Date(at(start)).toISOString(), endAt: new Date(at(end)).toISOString(), arriveAt: new Date(at(start) - 600_000).toISOString(), leaveAt: new Date(at(end)).toISOString(),
});

describe('what can be done about a duty', () => {
  it('begins half an hour before arriving and ends an hour after leaving', () => {
    expect(stepOf(duty('not-due'), null, at('16:49'))).toBe('wait');
    expect(stepOf(duty('not-due'), null, at('16:50'))).toBe('in');
    for (const state of ['awaited', 'late', 'vacant'] as const) expect(stepOf(duty(state), null, at('18:10'))).toBe('in');
    expect(stepOf(duty('vacant'), null, at('23:31'))).toBe('over');
    expect(stepOf(duty('relieved'), null, at('18:10'))).toBe('over');
  });
  it('asks before leaving early, lets people come back, and takes a late check-out', () => {
    expect(stepOf(duty('on-post'), null, at('20:00'))).toBe('out-early');
    expect(stepOf(duty('no-signal'), null, at('22:26'))).toBe('out');
    for (const state of ['away', 'left-early'] as const) expect(stepOf(duty(state), null, at('20:00'))).toBe('back');
    expect(stepOf(duty('completed'), null, at('22:40'))).toBe('over');
  });
  it('counts what waits on the phone as done', () => {
    expect(stepOf(duty('late'), 'in', at('18:00'))).toBe('out-early');
    expect(stepOf(duty('on-post'), 'out', at('18:00'))).toBe('back');
    expect(stepOf(duty('awaited'), 'absent', at('18:00'))).toBe('back');
  });
  it('is about the duty going on, else the next, else the last', () => {
    const early = duty('completed', '08:00', '12:00'), late = duty('not-due');
    expect(currentOf([late, early], at('09:00'))).toBe(early);
    expect(currentOf([late, early], at('13:00'))).toBe(late);
    expect(currentOf([late, early], at('23:00'))).toBe(late);
    expect(currentOf([], at('23:00'))).toBeNull();
  });
});

describe('how far it is', () => {
  // A thousandth of a degree at 25.5° N by WGS-84's radii of curvature, done by hand: 110.78 m north, 100.54 m east.
  it('to a point, to the middle of a line and past its end', () => {
    const post = [[[102.4, 25.5]]] as [number, number][][], street = [[[102.4, 25.5], [102.41, 25.5]]] as [number, number][][];
    expect(metresToLines([102.4, 25.501], post)).toBeCloseTo(110.78, 1);
    expect(metresToLines([102.405, 25.501], street)).toBeCloseTo(110.78, 1);
    expect(metresToLines([102.399, 25.5], street)).toBeCloseTo(100.54, 1);
    expect(metresToLines([102.405, 25.501], [...post, ...street])).toBeCloseTo(110.78, 1);
    expect(metresToLines([102.4, 25.5], [])).toBeNull();
  });
  it('goes by the most accurate reading, unless the person has walked on', () => {
    const reading = (lat: number, accuracyMetres: number): PhoneFix => ({ position: [102.4, lat], accuracyMetres, readAt: 0, seenAt: 0 });
    const good = reading(25.5, 8), weak = reading(25.5002, 60), elsewhere = reading(25.51, 30);
    expect(bestOf([good, weak])).toBe(good);
    expect(bestOf([good, elsewhere])).toBe(elsewhere);
    expect(bestOf([])).toBeNull();
  });
});
