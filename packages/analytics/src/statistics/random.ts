/**
 * A stream of uniform numbers in [0, 1) from a seed, for permutations and bootstraps whose answers can be repeated.
 * @source sfc32, Chris Doty-Humphrey (PractRand)
 */
export function randomStream(seed: number): () => number {
  let a = 0x9e3779b9, b = 0x243f6a88, c = seed | 0, counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

/** Shuffles in place. @source Fisher & Yates 1938, Durstenfeld 1964 */
export function shuffle(items: Float64Array | Uint32Array, random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i]!;
    items[i] = items[j]!;
    items[j] = held;
  }
}
