import type { AlarmView } from '@wuding/contract';
import { alarms } from '@wuding/catalog';
import { attendanceMinutes, type AlarmingState, type AlarmSeverity } from '@wuding/domain';
import type { AlarmEntry } from '../../repositories/alarms';
import { instantText } from '../instant-text';

/** The limit a sentence about a person names. */
const personLimit: Readonly<Record<AlarmingState, number>> = {
  late: attendanceMinutes.late, vacant: attendanceMinutes.vacant, away: 0, 'left-early': attendanceMinutes.early, 'no-signal': attendanceMinutes.answer,
};

/** An alarm as it is told: with severity as it holds now and a sentence. @param hasNames whether the reader may know who it is */
export function toAlarmView({ facts, sinceAt, raisedAt, clearedAt, acknowledgedAt, datasetId: _datasetId, personId, ...entry }: AlarmEntry, severity: AlarmSeverity, hasNames: boolean): AlarmView {
  const { kind } = entry, { title, explain } = alarms[kind];
  const limitMinutes = facts.limitMinutes ?? (kind in personLimit ? personLimit[kind as AlarmingState] : 0);
  return {
    ...entry, personId: hasNames ? personId : null, severity, title, placeName: facts.placeName,
    explanation: explain({ placeName: facts.placeName, personName: hasNames ? facts.personName : null, sinceAt: facts.sinceAt ?? sinceAt, limitMinutes, expectedCount: facts.expectedCount ?? null, lastAt: facts.lastAt ?? null }),
    sinceAt: instantText(sinceAt), raisedAt: instantText(raisedAt), clearedAt: instantText(clearedAt), acknowledgedAt: instantText(acknowledgedAt),
  };
}
