import { cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const { dependencies } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));

/** Installed packages stay outside; those of this repository, and what only they depend on, go into the bundle. */
const external = Object.keys(dependencies).filter((name) => !name.startsWith('@wuding/')).flatMap((name) => [name, `${name}/*`]);

const target = resolve(folder, 'dist');
const draft = resolve(folder, `dist-${process.pid}`);
mkdirSync(draft);
try {
  await build({
    absWorkingDir: folder, outdir: draft, external, logLevel: 'warning',
    entryPoints: [
      { in: 'src/main.ts', out: 'main' },
      { in: 'src/cli.ts', out: 'cli' },
      // The embedded store runs in a worker thread, which is started from a file of its own.
      { in: 'src/db/embedded/worker.ts', out: 'embedded-worker' },
      // So does the life of the simulated county.
      { in: 'src/usecases/seed-worker.ts', out: 'seed-worker' },
      { in: 'src/usecases/seed-tracks-worker.ts', out: 'seed-tracks-worker' },
      // And the arithmetic of analyses.
      { in: 'src/live/analysis-worker.ts', out: 'analysis-worker' },
    ],
    bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20.19', sourcemap: true,
  });
  cpSync(resolve(folder, 'src/db/migrations'), resolve(draft, 'migrations'), { recursive: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
} catch (error) {
  rmSync(draft, { recursive: true, force: true });
  if (!Array.isArray(error?.errors)) throw error;
  process.exitCode = 1;
}
