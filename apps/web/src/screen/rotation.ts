/** Where the rotation of scenes stands. Times are of one steady clock, milliseconds. */
export interface Rotation {
  readonly index: number;
  /** When the scene began, moved on by what it was held. */
  readonly beganAt: number;
  /** Held by somebody's input until then; Infinity = pinned; null = running. */
  readonly heldUntil: number | null;
  /** When it was held. */
  readonly heldAt: number;
}

/** @source quality goals §2: pause on input, resume after 60 s */
const holdMilliseconds = 60_000;

export const beginRotation = (now: number): Rotation => ({ index: 0, beganAt: now, heldUntil: null, heldAt: now });

/** After some time has passed: a hold that is over gives back the time it took; a scene whose time is over makes way. */
export function advance(rotation: Rotation, seconds: readonly number[], now: number): Rotation {
  if (rotation.heldUntil !== null && now < rotation.heldUntil) return rotation;
  const running = rotation.heldUntil === null ? rotation : { ...rotation, heldUntil: null, beganAt: rotation.beganAt + (now - rotation.heldAt) };
  const index = seconds.length === 0 ? 0 : running.index % seconds.length;
  if (now - running.beganAt < 1_000 * (seconds[index] ?? Infinity)) return running.index === index ? running : { ...running, index };
  return { ...running, index: (index + 1) % seconds.length, beganAt: now };
}

/** Somebody touched something: the scene stays for a minute. A pinned one stays pinned. */
export const hold = (rotation: Rotation, now: number): Rotation =>
  rotation.heldUntil === Infinity ? rotation : { ...rotation, heldAt: rotation.heldUntil === null ? now : rotation.heldAt, heldUntil: now + holdMilliseconds };

/** Goes to one scene by hand, which counts as input. */
export const show = (rotation: Rotation, index: number, now: number): Rotation =>
  ({ index, beganAt: now, heldAt: now, heldUntil: rotation.heldUntil === Infinity ? Infinity : now + holdMilliseconds });

/** To the next or the previous one; after the last comes the first. */
export const step = (rotation: Rotation, by: 1 | -1, { count, now }: { count: number; now: number }): Rotation =>
  show(rotation, count === 0 ? 0 : (rotation.index + by + count) % count, now);

/** The scene stays until it is let go. */
export const pin = (rotation: Rotation, now: number): Rotation => ({ ...rotation, heldAt: rotation.heldUntil === null ? now : rotation.heldAt, heldUntil: Infinity });

/** Lets a scene go that was pinned or held, with the time that was left to it. */
export const release = (rotation: Rotation, now: number): Rotation => (rotation.heldUntil === null ? rotation : { ...rotation, heldUntil: null, beganAt: rotation.beganAt + (now - rotation.heldAt) });

/** How much of the scene's time is over, 0 to 1; it stands still while held. */
export function progressOf({ beganAt, heldUntil, heldAt }: Rotation, seconds: number, now: number): number {
  return Math.min(1, Math.max(0, ((heldUntil === null ? now : heldAt) - beganAt) / (1_000 * seconds)));
}
