import type { PersonKind } from '../staff/person';
import type { RosterRuleId } from './roster-rules';

/** Half-open span of instants, UTC milliseconds. */
export interface Span {
  readonly fromAt: number;
  readonly toAt: number;
}

/** Somebody who may be put on duty. */
export interface DutyPerson {
  readonly id: number;
  readonly kind: PersonKind;
  /** Validity of enforcement certificates. */
  readonly certificates: readonly Span[];
  readonly leave: readonly Span[];
  /** Spans of an approved 综合工时 scheme that covers the person. */
  readonly schemes: readonly Span[];
  /** From when on the person is no longer with the bureau; null = still is. */
  readonly leftAt: number | null;
}

export interface DutyVehicle {
  readonly id: number;
  readonly away: readonly Span[];
}

/** A stretch of duty to be staffed: of a post, or of a patrol beat. `[startAt, endAt)` is the net duty time. */
export interface DutyShift {
  readonly id: number;
  /** `post:12` or `beat:3`. */
  readonly place: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly personCount: number;
  /** 2 = a penalty team. */
  readonly certifiedCount: number;
  /** [lng, lat] WGS-84; null = nowhere in particular. */
  readonly position: readonly [number, number] | null;
  /** Relief named by the post. */
  readonly reliefPersonId: number | null;
  readonly districtId: number | null;
}

export interface DutyAssignment {
  readonly shiftId: number;
  readonly personId: number;
  readonly vehicleId: number | null;
}

/** All that the rules look at. Load at least the month and the weeks around what is judged. */
export interface DutyFacts {
  readonly people: readonly DutyPerson[];
  readonly vehicles: readonly DutyVehicle[];
  readonly shifts: readonly DutyShift[];
  readonly assignments: readonly DutyAssignment[];
  /** Straight distance on the ground between two positions, metres. */
  metresBetween(a: readonly [number, number], b: readonly [number, number]): number;
}

/** A rule met by an assignment; `data` completes the sentence. */
export interface Finding {
  readonly rule: RosterRuleId;
  readonly kind: 'hard' | 'soft';
  readonly personId: number;
  readonly shiftId: number;
  readonly source: string;
  readonly data: Readonly<Record<string, number | string>>;
}
