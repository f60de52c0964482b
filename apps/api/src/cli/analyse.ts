import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ExitCode, StorelessCommand } from './command';
import { methods } from './analyse/methods';
import type { AnalysisMethod } from './analyse/method';
import { parseOptions } from './parse-options';

const usage = `usage: wuding analyse <method> --in problem.json [--out answer.json] [--seed N]

Answers a problem of plane metres by itself; no store is opened. Without --out the answer goes to standard output.
The same seed gives the same permutations and resamples (default 1).

${methods.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join('\n')}`;

const seedOf = (text: string): number | null => (/^\d{1,10}$/.test(text) ? Number(text) : null);

/** The parsed file, or a sentence saying why there is none. */
async function readProblem(file: string): Promise<{ problem: unknown } | string> {
  try {
    return { problem: JSON.parse(await readFile(file, 'utf8')) as unknown };
  } catch (error) {
    return `${file}: ${error instanceof SyntaxError ? `not JSON (${error.message})` : 'cannot be read'}`;
  }
}

/** The answer, or what is wrong with the problem, a line each. */
function answerOf(method: AnalysisMethod, problem: unknown, seed: number): { answer: unknown } | string {
  try {
    return { answer: method.answer(problem, { seed }) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return error.issues.slice(0, 10).map(({ path, message }) => `${path.map(String).join('.') || 'document'}: ${message}`).join('\n');
  }
}

export const analyseCommand: StorelessCommand = {
  name: 'analyse',
  summary: 'answer an analytics problem from a file',
  usage,
  run: async ({ argv, directory, out }): Promise<ExitCode> => {
    const parsed = parseOptions(argv, { in: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '1' } });
    const misuse = (text: string): ExitCode => {
      out.error(`${text}\n\n${usage}`);
      return 2;
    };
    if (typeof parsed === 'string') return misuse(parsed);
    const method = methods.find(({ name }) => name === parsed.positionals[0]);
    if (method === undefined || parsed.positionals.length !== 1) return misuse(`no such method: ${parsed.positionals.join(' ') || '(none)'}`);
    if (parsed.values.in === undefined) return misuse('--in is missing');
    const seed = seedOf(parsed.values.seed);
    if (seed === null) return misuse(`--seed is a whole number, not "${parsed.values.seed}"`);
    const read = await readProblem(resolve(directory, parsed.values.in));
    const answered = typeof read === 'string' ? read : answerOf(method, read.problem, seed);
    if (typeof answered === 'string') {
      out.error(answered);
      return 1;
    }
    const text = JSON.stringify(answered.answer);
    if (parsed.values.out === undefined) out.line(text);
    else await writeFile(resolve(directory, parsed.values.out), `${text}\n`);
    return 0;
  },
};
