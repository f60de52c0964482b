import type { AlarmKind, AlarmSeverity } from '@wuding/domain';
import { alarms } from './alarm-registry';

/** What the bureau set of a kind of alarm; null = as the catalogue says. */
export interface AlarmSetting {
  readonly kind: AlarmKind;
  /** null = every district. Only what holds of all has a severity. */
  readonly districtId: number | null;
  readonly severity: AlarmSeverity | null;
  readonly limitMinutes: number | null;
  readonly isOn: boolean;
}

/** What holds of a kind of alarm in a district. */
export interface AlarmRule {
  readonly severity: AlarmSeverity;
  /** Null = the rules of attendance say. */
  readonly limitMinutes: number | null;
  readonly isOn: boolean;
}

/** The district's own setting, else that of all, else the catalogue's. */
export function alarmRuleOf(settings: readonly AlarmSetting[], kind: AlarmKind, districtId: number | null = null): AlarmRule {
  const { severity, limit } = alarms[kind];
  const of = (district: number | null): AlarmSetting | undefined => settings.find((one) => one.kind === kind && one.districtId === district);
  const general = of(null), own = districtId === null ? undefined : of(districtId);
  return {
    severity: general?.severity ?? severity, limitMinutes: limit === null ? null : own?.limitMinutes ?? general?.limitMinutes ?? limit.usual,
    isOn: (general?.isOn ?? true) && (own?.isOn ?? true),
  };
}
