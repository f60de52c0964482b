import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { contentHash, isStamped, stamp } from './content-hash.mjs';
import { lastLines, root, runLogged } from './run-logged.mjs';

const packages = ['packages', 'pnpm-lock.yaml', 'tsconfig.json'];

const targets = {
  api: {
    title: '服务端 · server', args: ['apps/api/build.mjs'], product: 'apps/api/dist/main.js',
    sources: [...packages, 'apps/api/src', 'apps/api/build.mjs', 'apps/api/package.json'],
  },
  web: {
    title: '网页 · web pages', args: ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'], product: 'apps/web/dist/index.html',
    sources: [...packages, 'apps/web/src', 'apps/web/public', 'apps/web/index.html', 'apps/web/vite.config.ts', 'apps/web/phone-worker-plugin.ts', 'apps/web/package.json'],
  },
};

/**
 * Builds what is missing or older than its sources; instant when nothing is.
 * @param {(text: string) => void} say where progress goes
 * @param {readonly ('api' | 'web')[]} [names]
 * @throws {Error} with the end of the build's output
 */
export async function ensureBuilt(say, names = ['api', 'web']) {
  for (const name of names) {
    const { title, args, product, sources } = targets[name];
    const hash = contentHash(sources);
    if (existsSync(resolve(root, product)) && isStamped(`build-${name}`, hash)) continue;
    say(`正在构建${title}`);
    const build = await runLogged(`build-${name}`, process.execPath, args);
    if (build.code !== 0) throw new Error(`构建失败 · build failed: ${title}\n\n${lastLines(build.output(), 40)}\n\n(${build.logFile})`);
    stamp(`build-${name}`, hash);
    say(`  完成 · built in ${build.seconds.toFixed(1)} s`);
  }
}
