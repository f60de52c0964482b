import type { AlarmView } from '@wuding/contract';
import { alarms } from '@wuding/catalog';
import { alarmStateOf, attendanceMinutes, shownSeverity, type AlarmingState, type AlarmSeverity } from '@wuding/domain';
import { isHeld, type AlarmEntry } from '../../repositories/alarms';
import { instantText } from '../instant-text';

/** The limit a sentence about a person names. */
const personLimit: Readonly<Record<AlarmingState, number>> = {
  late: attendanceMinutes.late, vacant: attendanceMinutes.vacant, away: 0, 'left-early': attendanceMinutes.early, 'no-signal': attendanceMinutes.answer,
};

/** An alarm as it is told: with the severity of its kind, or what waiting and escalation make of it, and a sentence. @param hasNames whether the reader may know who it is */
export function toAlarmView({ facts, sinceAt, raisedAt, clearedAt, acknowledgedAt, toldAt, heldAt, escalatedAt, datasetId: _datasetId, personId, ...entry }: AlarmEntry, severity: AlarmSeverity, hasNames: boolean): AlarmView {
  const { kind } = entry, { title, explain } = alarms[kind], isWaiting = isHeld({ toldAt, heldAt });
  const limitMinutes = facts.limitMinutes ?? (kind in personLimit ? personLimit[kind as AlarmingState] : 0);
  return {
    ...entry, personId: hasNames ? personId : null, title, isHeld: isWaiting, state: alarmStateOf({ clearedAt, acknowledgedAt }), severity: shownSeverity(severity, { isHeld: isWaiting, isEscalated: escalatedAt !== null }), placeName: facts.placeName,
    explanation: explain({ ...facts, placeName: facts.placeName, personName: hasNames ? facts.personName : null, sinceAt: facts.sinceAt ?? sinceAt, limitMinutes, expectedCount: facts.expectedCount ?? null, lastAt: facts.lastAt ?? null }),
    sinceAt: instantText(sinceAt), raisedAt: instantText(raisedAt), clearedAt: instantText(clearedAt), acknowledgedAt: instantText(acknowledgedAt),
    toldAt: instantText(toldAt), escalatedAt: instantText(escalatedAt),
  };
}
