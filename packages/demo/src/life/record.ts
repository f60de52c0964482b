import type { Position } from '@wuding/geo';
import type { DayFacts } from './calendar';
import type { SpotVisit } from './patrol';
import type { Duty } from './people/duty';
import type { Leave } from './people/leave';
import type { MannedSpans } from './post/manned';
import type { Stay } from './vendor-day';

/** One record as the bureau would have it. */
export interface SimulatedIncident {
  /** Stable: made of family, day and ordinal. */
  readonly code: string;
  readonly eventCode: string;
  /** WGS-84; null = recorded without coordinates. */
  readonly position: Position | null;
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly source: 'patrol' | 'complaint';
  readonly handlingMode: 'on-the-spot' | 'dispatched';
  readonly outcome: 'advice' | 'warning' | 'penalty' | 'corrected' | 'cleared';
  /** `withdrawn`: recorded in error; counts nowhere. */
  readonly status: 'closed' | 'withdrawn';
  /** What the recorder wrote. */
  readonly description: string;
  readonly spot: number | null;
  /** Index into the day's visits of the pass that met it; null = no pass did. */
  readonly pass: number | null;
  readonly vendor: number | null;
  /** How the recorder described the offender; null where nobody was met. */
  readonly offender: string | null;
}

/** A pass with what it found; `clearTapped`: 到点无违规 was recorded. */
export interface RecordedVisit extends SpotVisit {
  readonly noticedCount: number;
  /** Vendors really within notice distance while it lasted, the missed ones included: truth, never recorded. */
  readonly presentCount: number;
  readonly clearTapped: boolean;
}

/** What really happened: one vendor's stay at a spot, instants in UTC milliseconds. */
export interface LatentStay {
  readonly vendor: number;
  readonly spot: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly began: Stay['began'];
  readonly ended: Stay['ended'];
}

export interface SimulatedDay {
  readonly facts: DayFacts;
  readonly incidents: readonly SimulatedIncident[];
  /** Offences an officer walked past without noticing, as they would have been recorded; never stored. */
  readonly overlooked: readonly SimulatedIncident[];
  readonly visits: readonly RecordedVisit[];
  readonly latent: readonly LatentStay[];
  /**
   * The stays of the vendors near a post as they would have been had no post ever opened, from the same chances; empty before the first
   * post. The other vendors' stays are the same with and without.
   */
  readonly withoutPosts: readonly LatentStay[];
  readonly duties: readonly Duty[];
  readonly leaves: readonly Leave[];
  /** When each post was really held, in the order of `posts`. */
  readonly manned: readonly MannedSpans[];
}
