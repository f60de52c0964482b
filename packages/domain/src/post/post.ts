/** Life of a post. A draft is nobody's duty; a suspended post keeps its plan; a closed one stays for the record. */
export const postStates = ['draft', 'published', 'suspended', 'closed'] as const;
export type PostState = (typeof postStates)[number];

/** The five fixed parts 定人、定时、定岗、定责、定效. */
export const postParts = ['who', 'when', 'where', 'duty', 'effect'] as const;
export type PostPart = (typeof postParts)[number];

/** 定人. */
export interface PostWho {
  readonly primaryPersonId: number | null;
  readonly reliefPersonId: number | null;
  /** People who stand there at once, 1–20. */
  readonly personCount: number;
  /** How many of them must hold an enforcement certificate. 2 = a penalty team (行政处罚法 art. 42). */
  readonly certifiedCount: 0 | 1 | 2;
  /** Whether the duty takes a vehicle. */
  readonly needsVehicle: boolean;
}

/** Which days a span applies to. */
export const patternDays = ['any', 'workday', 'holiday', 'market-day', 'school-day'] as const;
export type PatternDay = (typeof patternDays)[number];

/** One stretch of duty of the weekly pattern. */
export interface PatternSpan {
  /** Name within the post, such as 早班; shifts carry it. */
  readonly name: string;
  /** 0 = Monday; at least one. */
  readonly weekdays: readonly number[];
  readonly dayKind: PatternDay;
  /** Minute of the day, 0–1439. */
  readonly startMinute: number;
  /** Later than the start and at most a day after it; above 1440 = on the next day. */
  readonly endMinute: number;
}

/** Days on which the pattern does not hold. */
export interface PatternException {
  /** Civil dates, both included. */
  readonly fromOn: string;
  readonly untilOn: string;
  readonly reason: string;
  /** What stands instead; empty = nobody stands there. */
  readonly spans: readonly Pick<PatternSpan, 'name' | 'startMinute' | 'endMinute'>[];
}

/** 定时. */
export interface PostWhen {
  readonly spans: readonly PatternSpan[];
  readonly exceptions: readonly PatternException[];
  /** 提前到岗 and 延后撤岗: minutes before and after the net duty time, 0–60. */
  readonly earlyArriveMinutes: number;
  readonly lateLeaveMinutes: number;
}

export interface PostShape {
  readonly type: 'Point' | 'LineString';
  /** [lng, lat] WGS-84, or a list of at least two. */
  readonly coordinates: readonly number[] | readonly (readonly number[])[];
}

/** 定岗. */
export interface PostWhere {
  readonly shape: PostShape | null;
  /** Inside which somebody counts as on post, 30–200. */
  readonly radiusMetres: number;
  readonly viewSide: 'both' | 'left' | 'right' | null;
  readonly districtId: number | null;
  readonly streetName: string;
}

/** 定责. */
export interface PostDuty {
  /** Event codes to hold here, such as 05-01. */
  readonly eventCodes: readonly string[];
  readonly allowedStalls: string;
  readonly allowedZones: readonly string[];
  readonly checklist: readonly string[];
  readonly handover: readonly string[];
  readonly escalationContact: string;
}

export interface PostTarget {
  readonly indicatorId: string;
  /** What the indicator shall reach, in its own unit. */
  readonly target: number;
}

/** What the targets are measured from; null while there is no history. */
export interface PostBaseline {
  readonly indicatorId: string;
  readonly value: number;
  /** Observations it rests on. */
  readonly sampleCount: number;
  readonly fromOn: string;
  readonly untilOn: string;
}

/** 定效. Fines and case counts are no targets (行政处罚法 art. 74). */
export interface PostEffect {
  readonly targets: readonly PostTarget[];
  readonly reviewOn: string | null;
  readonly baseline: PostBaseline | null;
}

/** What a post is, apart from its name and state. */
export interface PostPlan {
  readonly who: PostWho;
  readonly when: PostWhen;
  readonly where: PostWhere;
  readonly duty: PostDuty;
  readonly effect: PostEffect;
}

/** Radius of a post, metres. @source quality goals §5: default 50 m, 30–200 m */
export const postRadiusMetres = { default: 50, minimum: 30, maximum: 200 } as const;

/** 观察期: a new post has no history to be measured from. */
/** `less`: fewer at the post, and at post and ring together. `moved`: fewer at the post, more in the ring. `unclear`: neither can be told. `unknown`: a period or the controls have no passes. */
export const effectVerdicts = ['less', 'moved', 'unclear', 'unknown'] as const;
export type EffectVerdict = (typeof effectVerdicts)[number];

export const isUnderObservation = (effect: PostEffect): boolean => effect.baseline === null;
