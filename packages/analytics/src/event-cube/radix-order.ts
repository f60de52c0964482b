import { runs, type Steps } from './steps';

const digits = 0x10000;

/** Row numbers by ascending key, stable: a radix sort in two passes of 16 bits. */
export function* sortedOrderSteps(keys: Uint32Array): Steps<Uint32Array> {
  let order: Uint32Array = new Uint32Array(keys.length);
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(digits + 1);
    for (const [begin, end] of runs(keys.length)) {
      for (let row = begin; row < end; row += 1) starts[((keys[row]! >>> shift) & 0xffff) + 1]! += 1;
      yield;
    }
    for (let digit = 0; digit < digits; digit += 1) starts[digit + 1]! += starts[digit]!;
    const next = new Uint32Array(keys.length);
    for (const run of runs(keys.length)) {
      distribute(keys, shift, { order, starts, next }, run);
      yield;
    }
    order = next;
  }
  return order;
}

function distribute(
  keys: Uint32Array, shift: number, { order, starts, next }: Record<'order' | 'starts' | 'next', Uint32Array>, run: readonly [begin: number, end: number],
): void {
  for (let at = run[0]; at < run[1]; at += 1) {
    const row = order[at]!;
    const digit = (keys[row]! >>> shift) & 0xffff;
    next[starts[digit]!] = row;
    starts[digit]! += 1;
  }
}
