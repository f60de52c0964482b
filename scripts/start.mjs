import { ensureInstalled, runScript } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';

const say = (text) => console.log(text);

/**
 * The server runs in this very process, so that Ctrl-C, TERM and the exit code need no forwarding and nothing is left
 * behind when the process is killed.
 */
await runScript(async () => {
  await ensureInstalled(say);
  await ensureBuilt(say);
  process.setSourceMapsEnabled(true);
  await import('../apps/api/dist/main.js');
});
