import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { cacheFolder, root, runLogged } from './run-logged.mjs';

/**
 * Runs one vitest project, or a part of its files, and reads its report.
 * @param {{ project: string, part?: string }} step
 * @param {(seconds: number) => void} stillAtWork
 * @returns {Promise<import('./test-steps.mjs').StepOutcome>}
 */
export async function runVitest({ project, part }, stillAtWork) {
  const name = part === undefined ? project : `${project}-${part[0]}`;
  const report = resolve(cacheFolder, 'reports', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const run = await runLogged(`vitest-${name}`, process.execPath, [
    'node_modules/vitest/vitest.mjs', 'run', '--project', project, ...(part === undefined ? [] : [`--shard=${part}`]), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`,
  ], { env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' }, stillAtWork });
  const counted = existsSync(report) ? countReport(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: [] };
  // A run that failed without a failed test broke before or between tests: an unhandled error, a set-up, no files.
  const failed = run.code !== 0 ? Math.max(1, counted.failed) : counted.failed;
  return { ...counted, failed, output: failed > 0 ? failures(run.output()) : notices(run.output()) };
}

function countReport({ numPassedTests, numFailedTests, testResults }) {
  const brokenFiles = testResults.filter(({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  const skipped = testResults.flatMap(({ name, assertionResults }) => assertionResults
    .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
    .map(({ fullName }) => `${relative(root, name)}: ${fullName.trim()}`));
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length, skipped };
}

/** From the first failure on, or all of it. */
function failures(output) {
  const start = output.search(/⎯+ (Failed|Unhandled|Startup)/);
  return (start === -1 ? output : output.slice(start)).trimEnd();
}

const notices = (output) => output.split('\n').filter((line) => /^skipped:|SKIPPED/i.test(line.trim())).join('\n');
