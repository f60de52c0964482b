import { relapseOutcomes, relapseRatio, type Relapse, type RelapseQuestion, type RelapseRules } from '../relapse';

export interface RelapseTask extends RelapseQuestion, RelapseRules {
  readonly method: 'relapse';
  /** District of each record asked about; 0 = in none. */
  readonly districtOf: Int32Array;
}

export interface RelapseAnswer extends Relapse {
  /** By family number and by district id, those with most records first. */
  readonly rows: readonly (Relapse & { readonly by: 'family' | 'district'; readonly key: number })[];
}

/** The relapse ratio of all, by family and by district. */
export function* runRelapse(task: RelapseTask): Generator<number, RelapseAnswer> {
  yield 0.05;
  const outcomes = relapseOutcomes(task, task);
  yield 0.9;
  const rowsBy = (by: 'family' | 'district', keys: Int32Array): RelapseAnswer['rows'] =>
    [...new Set(keys)].map((key) => ({ by, key, ...partOf(task, outcomes, (i) => keys[i] === key) })).sort((a, b) => b.recordCount - a.recordCount);
  return { ...relapseRatio(task, task, outcomes), rows: [...rowsBy('family', task.asked.family), ...rowsBy('district', task.districtOf)] };
}

function partOf(task: RelapseTask, outcomes: Int8Array, isIn: (i: number) => boolean): Relapse {
  const { x, y, at, family } = task.asked, kept = Array.from(outcomes.keys()).filter(isIn);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]!);
  return relapseRatio({ ...task, asked: { x: pick(x), y: pick(y), at: pick(at), family: Int32Array.from(kept, (i) => family[i]!) } }, task, Int8Array.from(kept, (i) => outcomes[i]!));
}
