import { describe, expect, it } from 'vitest';
import type { DutyEntryView } from '@wuding/contract';
import { dutyStates, type DutyState } from '@wuding/domain';
import { placeStates, sortDay, stateOrder } from './day-order';

const at = (clock: string): string => new Date(Date.parse(`2026-11-20T${clock}:00+08:00`)).toISOString();
const entry = (personName: string, state: DutyState, extra: Partial<DutyEntryView> = {}): DutyEntryView => ({
  shiftId: 1, place: 'post:1', placeName: '甲岗', shiftName: '晚班', districtId: 1, districtName: '东卡', position: [98.7, 24.6], radiusMetres: 50, startAt: at('17:30'), endAt: at('22:30'), arriveAt: at('17:20'), leaveAt: at('22:30'),
  personId: 1, personName, isCertified: false, vehicleId: null, state, sinceAt: at('17:35'), lateMinutes: null,
  minutes: { scheduled: 0, onPost: 0, away: 0, vacant: 0, unknown: 0, evidence: { phone: 0, leader: 0, paper: 0, positions: 0, promptsAsked: 0, promptsAnswered: 0 } }, checklist: [], isChecklistTold: false, ...extra,
});
const names = (entries: readonly DutyEntryView[]): string[] => entries.map(({ personName }) => personName);

describe('the order of a day', () => {
  it('knows every state, and puts what asks for somebody first, the longest wait before the shorter', () => {
    expect(stateOrder.toSorted()).toEqual(dutyStates.toSorted());
    const day = [entry('在', 'on-post'), entry('迟', 'late'), entry('空短', 'vacant', { sinceAt: at('18:10') }), entry('空久', 'vacant'), entry('脱', 'away')];
    expect(names(sortDay(day, 'urgent'))).toEqual(['空久', '空短', '脱', '迟', '在']);
  });
  it('draws a place with the worst of whose hour it is, not of this morning', () => {
    const morning = entry('早', 'vacant', { startAt: at('07:30'), endAt: at('12:00'), arriveAt: at('07:20') });
    expect(names(placeStates([morning, entry('晚一', 'on-post'), entry('晚二', 'late')], Date.parse(at('17:42'))))).toEqual(['晚二']);
    expect(names(placeStates([morning, entry('晚', 'not-due')], Date.parse(at('13:00'))))).toEqual(['晚']);
    expect(placeStates([entry('机动', 'on-post', { position: null })], Date.parse(at('17:42')))).toEqual([]);
  });
});
