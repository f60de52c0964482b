/**
 * A seeded stream of random numbers. Streams are named, so that adding a draw to one part of the simulation
 * does not move any other part: `random(seed, 'vendor', 17, day)` always yields the same sequence.
 * @source xoshiro128**, Blackman & Vigna 2018; seeded by FNV-1a and splitmix32
 */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform integer in [0, count). */
  integer(count: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Standard normal (Marsaglia polar method). */
  normal(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Gamma with shape k and the given mean (Marsaglia & Tsang 2000; boosted for k < 1). */
  gamma(shape: number, mean: number): number;
  /** Poisson count (Knuth's product method, split above 30). */
  poisson(mean: number): number;
  /** One of the items; weights need not sum to one. */
  pick<Item>(items: readonly Item[], weightOf?: (item: Item) => number): Item;
}

export function random(seed: number, ...name: (string | number)[]): Random {
  const next = xoshiro128(hash(`${seed}/${name.join('/')}`));
  const uniform = (): number => (next() >>> 5) / 134_217_728 + (next() >>> 6) / (134_217_728 * 67_108_864);
  const normal = (): number => {
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
    }
  };
  const exponential = (mean: number): number => -mean * Math.log(1 - uniform());
  const standardGamma = (shape: number): number => {
    if (shape < 1) return standardGamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count++;
    return count;
  };
  return {
    uniform, normal, exponential, poisson,
    integer: (count) => Math.floor(uniform() * count),
    chance: (probability) => uniform() < probability,
    gamma: (shape, mean) => (standardGamma(shape) * mean) / shape,
    pick: (items, weightOf = () => 1) => {
      let left = uniform() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) if ((left -= weightOf(item)) < 0) return item;
      const last = items.at(-1);
      if (last === undefined) throw new RangeError('nothing to pick from');
      return last;
    },
  };
}

/** FNV-1a, 32 bit, over UTF-16 code units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

function xoshiro128(seed: number): () => number {
  let state = seed;
  const splitmix = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
}

const rotate = (x: number, k: number): number => ((x << k) | (x >>> (32 - k))) >>> 0;
