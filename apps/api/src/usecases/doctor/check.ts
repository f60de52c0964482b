import type { Clock } from '@wuding/domain';
import type { Store } from '../../db/store';

/** One thing looked at. `mend` says what to do about a warning or a failure. */
export interface Check {
  readonly id: 'store' | 'role' | 'extensions' | 'migrations' | 'disk' | 'clock' | 'lock' | 'audit-anchor' | 'datum';
  readonly level: 'ok' | 'warn' | 'fail';
  readonly text: string;
  readonly mend?: string;
}

/** What there is to look at. */
export interface Patient {
  readonly store: Store;
  readonly clock: Clock;
  readonly config: {
    readonly dataDirectory: string;
    /** Set by `WUDING_NOW`: the clock does not follow the machine's. */
    readonly startAt: number | undefined;
  };
}

export type Examination = (patient: Patient) => Promise<Check[]>;
