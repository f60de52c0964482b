import { spawn } from 'node:child_process';
import { ensureInstalled, runScript } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';
import { root } from './run-logged.mjs';

const say = (text) => process.stderr.write(`${text}\n`);

/** Installs and builds what is missing, then hands over to run-named.ts. @param {'bench' | 'drill'} kind */
export const runNamed = (kind) => runScript(async () => {
  await ensureInstalled(say);
  await ensureBuilt(say);
  const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/run-named.ts', kind, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.exitCode = await new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
});
