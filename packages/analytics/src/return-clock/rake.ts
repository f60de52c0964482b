/** One margin: the class of each row, and what the weights of each class should add up to. */
export interface Margin {
  readonly classOf: Uint32Array;
  /** By class; classes without rows are left out of the total. */
  readonly target: Float64Array;
}

/** Rounds of fitting; margins of two factors stand still well before. */
const rounds = 25;

/**
 * Weights under which the rows have the wished shares in every margin: raking, iterative proportional fitting.
 * @returns weights adding up to 1, one per row; empty for none
 * @source Deming & Stephan 1940; for inverse selection, Särndal & Lundström 2005, §6
 */
export function rake(rowCount: number, margins: readonly Margin[]): Float64Array {
  const weights = new Float64Array(rowCount).fill(1 / Math.max(1, rowCount));
  for (let round = 0; round < rounds; round += 1) {
    for (const { classOf, target } of margins) {
      const sums = new Float64Array(target.length);
      for (let row = 0; row < rowCount; row += 1) sums[classOf[row]!]! += weights[row]!;
      let total = 0;
      for (let one = 0; one < sums.length; one += 1) if (sums[one]! > 0) total += target[one]!;
      if (total <= 0) continue;
      for (let row = 0; row < rowCount; row += 1) {
        const one = classOf[row]!;
        weights[row]! *= target[one]! / total / sums[one]!;
      }
    }
  }
  return weights;
}
