import type { z } from 'zod';

export interface AnalysisOptions {
  /** Of permutations and resamples. */
  readonly seed: number;
}

/** One way to analyse a problem file: what it must hold and what comes out. All lengths in metres of one plane. */
export interface AnalysisMethod {
  readonly name: string;
  readonly summary: string;
  /** Answers a parsed JSON document. @throws z.ZodError when the document is not such a problem */
  answer(problem: unknown, options: AnalysisOptions): unknown;
}

/** Ties a schema to its answer, so that each method sees checked data. */
export const method = <Schema extends z.ZodType>(
  name: string, summary: string, schema: Schema, answer: (problem: z.output<Schema>, options: AnalysisOptions) => unknown,
): AnalysisMethod => ({ name, summary, answer: (problem, options) => answer(schema.parse(problem), options) });

/** A column of the rows as numbers. */
export const column = <Row>(rows: readonly Row[], read: (row: Row) => number): Float64Array => Float64Array.from(rows, read);

/** Row-major values as rows. */
export const inRows = (values: ArrayLike<number>, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, row) => Array.from({ length: columns }, (_, at) => values[row * columns + at]!));
