import { ensureInstalled, runScript } from './bootstrap.mjs';
import { ensureBuilt } from './build.mjs';

/** Standard output belongs to the command alone: it may be JSON. */
const say = (text) => process.stderr.write(`${text}\n`);

await runScript(async () => {
  await ensureInstalled(say);
  await ensureBuilt(say, ['api']);
  process.setSourceMapsEnabled(true);
  await import('../apps/api/dist/cli.js');
});
