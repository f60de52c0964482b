import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository, with a trailing slash missing. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Where logs, stamps and reports of these scripts lie; never committed. */
export const cacheFolder = resolve(root, 'node_modules/.cache/wuding');

/**
 * Runs a command with its output going to a log file, saying every so often that it is still at work.
 * @param {string} name of the log file
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, stillAtWork?: (seconds: number) => void }} [options]
 * @returns {Promise<{ code: number, output: () => string, logFile: string, seconds: number }>}
 */
export async function runLogged(name, command, args, { env = {}, stillAtWork } = {}) {
  const logFile = resolve(cacheFolder, 'logs', `${name}.log`);
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const startedAt = Date.now();
  const seconds = () => (Date.now() - startedAt) / 1000;
  const timer = stillAtWork && setInterval(() => stillAtWork(Math.round(seconds())), 20_000);
  try {
    const code = await new Promise((done, fail) => {
      const child = spawn(command, args, {
        cwd: root, stdio: ['ignore', log, log], shell: process.platform === 'win32',
        env: { ...process.env, NO_COLOR: '1', ...env },
      });
      child.once('error', fail);
      child.once('exit', (exitCode, signal) => done(exitCode ?? (signal === 'SIGINT' ? 130 : 1)));
    });
    return { code, logFile, seconds: seconds(), output: () => readFileSync(logFile, 'utf8') };
  } finally {
    clearInterval(timer);
    closeSync(log);
  }
}

/** The last lines of a text. @param {string} text @param {number} count */
export const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');
