/**
 * Three damped waves e^(−ct) · (a cos dt + b sin dt) whose sum is e^(−t²/2) for t ≥ 0 to two millionths (tested).
 * @source the form: Deriche 1993, Recursively implementing the Gaussian and its derivatives (INRIA RR-1893) §3; the numbers: fitted for the least greatest deviation over 0 ≤ t ≤ 9
 */
const waves = [
  { cosine: 3.0812934593, sine: 6.77587109683, decay: 2.15311245499, turn: 0.524023346571 },
  { cosine: -2.22514512364, sine: -0.725258493457, decay: 2.1188138432, turn: 1.6092128069 },
  { cosine: 0.143849726626, sine: -0.0597586271467, decay: 2.04049170326, turn: 2.84802282238 },
] as const;
/** The sum of the waves at 0. */
const atZero = waves.reduce((sum, { cosine }) => sum + cosine, 0);

/** What an entry of a line gives to its own place and the next, and what the two before it leave there. */
interface Recursion {
  readonly here: number;
  readonly next: number;
  readonly fromLast: number;
  readonly fromSecondLast: number;
}

function recursionOf({ cosine, sine, decay, turn }: (typeof waves)[number], sigma: number): Recursion {
  const shrink = Math.exp(-decay / sigma), along = shrink * Math.cos(turn / sigma), across = shrink * Math.sin(turn / sigma);
  return { here: cosine, next: sine * across - cosine * along, fromLast: 2 * along, fromSecondLast: -shrink * shrink };
}

/** Lines of equal length, one behind the other. */
interface Lines {
  readonly values: Float64Array;
  readonly count: number;
  readonly length: number;
}

/** The entries of a line that are wanted: the first, and each so many places on. */
interface Wanted {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/**
 * Runs e^(−(i−j)²/2σ²) along each line, with nothing beyond its ends, at a cost that does not grow with σ.
 * @param sigma places, at least 1 @yields lines done @returns the wanted entries turned about: those of one place side by side, so that a second run goes across the first
 */
export function* gaussianAlong({ values, count, length }: Lines, sigma: number, wanted: Wanted): Generator<number, Float64Array> {
  const recursions = waves.map((wave) => recursionOf(wave, sigma)), turned = new Float64Array(wanted.count * count), line = new Float64Array(length);
  for (let at = 0; at < count; at += 1) {
    const entries = values.subarray(at * length, (at + 1) * length);
    if (spread(entries, line, recursions)) for (let i = 0; i < wanted.count; i += 1) turned[i * count + at] = line[wanted.first + i * wanted.step]!;
    yield at + 1;
  }
  return turned;
}

/** To both sides of every entry, whose own place both count. @returns false for a line of nothing but zeros, which is left alone */
function spread(entries: Float64Array, into: Float64Array, recursions: readonly Recursion[]): boolean {
  let isBlank = true;
  for (let i = 0; i < entries.length; i += 1) {
    const value = entries[i]!;
    if (value !== 0) isBlank = false;
    into[i] = -atZero * value;
  }
  if (isBlank) return false;
  for (const recursion of recursions) {
    spreadForward(entries, into, recursion);
    spreadBackward(entries, into, recursion);
  }
  return true;
}

function spreadForward(entries: Float64Array, into: Float64Array, { here, next, fromLast, fromSecondLast }: Recursion): void {
  let lastEntry = 0, last = 0, secondLast = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i]!, value = here * entry + next * lastEntry + fromSecondLast * secondLast + fromLast * last;
    into[i]! += value;
    lastEntry = entry;
    secondLast = last;
    last = value;
  }
}

function spreadBackward(entries: Float64Array, into: Float64Array, { here, next, fromLast, fromSecondLast }: Recursion): void {
  let lastEntry = 0, last = 0, secondLast = 0;
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i]!, value = here * entry + next * lastEntry + fromSecondLast * secondLast + fromLast * last;
    into[i]! += value;
    lastEntry = entry;
    secondLast = last;
    last = value;
  }
}
