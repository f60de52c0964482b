import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ExitCode, StorelessCommand } from './command';
import { matchFiles } from './analyse/match';
import { methods } from './analyse/methods';
import type { AnalysisMethod } from './analyse/method';
import { parseOptions } from './parse-options';

const usage = `usage: wuding analyse <method> --in problem.json [--out answer.json] [--seed N]
       wuding analyse match --track T --nodes N --arcs A [--out answer.json]

Answers a problem of plane metres by itself; no store is opened. Without --out the answer goes to standard output.
The same seed gives the same permutations and resamples (default 1).

${methods.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join('\n')}
  match     route of a track on a road network: rows of numbers, positions as lng lat (WGS-84), seconds, arcs as two rows of nodes`;

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

interface Given {
  readonly in?: string;
  readonly seed: string;
  readonly track?: string;
  readonly nodes?: string;
  readonly arcs?: string;
}
/** Reads files of a directory and answers them, or says what is wrong with them. */
type Asked = (directory: string) => Promise<{ answer: unknown } | string>;

function askedMatch({ track, nodes, arcs, in: problem }: Given): Asked | string {
  if (track === undefined || nodes === undefined || arcs === undefined || problem !== undefined) return 'match needs --track, --nodes and --arcs';
  return (directory) => matchFiles({ track: resolve(directory, track), nodes: resolve(directory, nodes), arcs: resolve(directory, arcs) });
}

function askedMethod({ positionals, values }: { positionals: string[]; values: Given }): Asked | string {
  const method = methods.find(({ name }) => name === positionals[0]);
  if (method === undefined || positionals.length !== 1) return `no such method: ${positionals.join(' ') || '(none)'}`;
  const file = values.in;
  if (file === undefined) return '--in is missing';
  const seed = seedOf(values.seed);
  if (seed === null) return `--seed is a whole number, not "${values.seed}"`;
  return async (directory) => {
    const read = await readProblem(resolve(directory, file));
    return typeof read === 'string' ? read : answerOf(method, read.problem, seed);
  };
}

export const analyseCommand: StorelessCommand = {
  name: 'analyse',
  summary: 'answer an analytics problem from a file',
  usage,
  run: async ({ argv, directory, out }): Promise<ExitCode> => {
    const parsed = parseOptions(argv, {
      in: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '1' },
      track: { type: 'string' }, nodes: { type: 'string' }, arcs: { type: 'string' },
    });
    const misuse = (text: string): ExitCode => {
      out.error(`${text}\n\n${usage}`);
      return 2;
    };
    if (typeof parsed === 'string') return misuse(parsed);
    const asked = parsed.positionals.length === 1 && parsed.positionals[0] === 'match' ? askedMatch(parsed.values) : askedMethod(parsed);
    if (typeof asked === 'string') return misuse(asked);
    const answered = await asked(directory);
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
