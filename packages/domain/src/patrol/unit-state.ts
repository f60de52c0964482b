/** How a unit on duty shows itself: 在移动, 停留, 无信号. A locked phone sends nothing: silence is no absence. */
export const unitStates = ['moving', 'still', 'silent'] as const;
export type UnitState = (typeof unitStates)[number];

export interface UnitSigns {
  /** When its last sound position was taken, UTC milliseconds; null = none came while it was on duty. */
  readonly seenAt: number | null;
  /** When it was last found elsewhere than before; null = never so far. */
  readonly movedAt: number | null;
}

/** `silent`: minutes without a sound position; the same as the time to answer a prompt. `moving`: minutes after leaving a place. @source quality goals §5: no signal is a state of its own; three deviations of 4–8 m receivers */
export const unitRules = { silentMilliseconds: 10 * 60_000, movingMilliseconds: 2 * 60_000, movedMetres: 25 } as const;

export function unitStateAt({ seenAt, movedAt }: UnitSigns, now: number): UnitState {
  if (seenAt === null || now - seenAt > unitRules.silentMilliseconds) return 'silent';
  return movedAt !== null && now - movedAt <= unitRules.movingMilliseconds ? 'moving' : 'still';
}
