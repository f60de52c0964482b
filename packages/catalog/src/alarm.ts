import type { AlarmKind, AlarmSeverity } from '@wuding/domain';
import type { Title } from './layer';

/** What an alarm is about, as it was when it was raised. Instants UTC milliseconds. */
export interface AlarmFacts {
  /** The post or beat, the district, the vehicle. */
  readonly placeName: string;
  /** Whom it is about; null = nobody in particular, or the reader may not know. */
  readonly personName: string | null;
  /** Since when what it says is so. */
  readonly sinceAt: number;
  /** Minutes that are allowed. */
  readonly limitMinutes: number;
  /** People who should stand there; null = does not matter. */
  readonly expectedCount: number | null;
  /** When something was last seen or heard; null = never while it mattered. */
  readonly lastAt: number | null;
  /** How many were found, how many are usual, and on how many days that rests: of what is counted. */
  readonly found?: number;
  readonly usual?: number;
  readonly dayCount?: number;
}

/** A kind of alarm. A new one is a file here, a line in the registry, and what finds it. */
export interface AlarmDescriptor {
  readonly id: AlarmKind;
  readonly title: Title;
  /** Unless the bureau says otherwise. */
  readonly severity: AlarmSeverity;
  /** Minutes it waits for and their bounds; null = the rules of attendance say. */
  readonly limit: { readonly usual: number; readonly least: number; readonly most: number } | null;
  /** Whether districts may have limits of their own. */
  readonly isPerDistrict: boolean;
  /** Where the limit comes from. */
  readonly source: Title;
  /** One sentence that says what is so, since when and against which limit. */
  readonly explain: (facts: AlarmFacts) => Title;
}

/** Clock time of the bureau, 09:05. @param at UTC milliseconds; Asia/Shanghai is UTC+8 all the year round */
export function clockOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
}
