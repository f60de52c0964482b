import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from './content-hash.mjs';
import { lastLines, root, runLogged } from './run-logged.mjs';

const stampFile = resolve(root, 'node_modules/.wuding-install');

/**
 * Makes sure that the packages of the current lockfile are installed. Instant when they are.
 * @param {(text: string) => void} say where progress goes
 * @throws {Error} with a sentence that says what to do
 */
export async function ensureInstalled(say) {
  requireNode();
  const wanted = installHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('正在安装依赖（首次约一两分钟） · installing packages (a minute or two the first time)');
  const install = await runLogged('install', 'npx', ['-y', 'pnpm@12', 'install', '--frozen-lockfile'], {
    env: { CI: 'true' },
    stillAtWork: (seconds) => say(`  … 仍在安装 · still installing, ${seconds} s`),
  });
  if (install.code !== 0) throw new Error(explain(install.output(), install.logFile));
  writeFileSync(stampFile, wanted);
  say(`依赖已就绪 · packages installed in ${install.seconds.toFixed(0)} s`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`需要 Node.js 20.19 或更高版本 · Node.js 20.19 or newer is needed, this is ${process.versions.node} (https://nodejs.org)`);
}

/** Whatever decides what is installed. */
function installHash() {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(resolve(root, folder)).map((name) => `${folder}/${name}/package.json`));
  return contentHash(['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests], `${process.platform} ${process.arch}`);
}

function explain(output, logFile) {
  const tail = `${lastLines(output, 25)}\n\n(${logFile})`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL/.test(output)) {
    return `无法连接 npm 软件源：检查网络或设置 npm registry · the npm registry cannot be reached: check the network, or set a mirror with\n`
      + `  npm config set registry https://registry.npmmirror.com\n\n${tail}`;
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return `pnpm-lock.yaml 与 package.json 不一致 · the lockfile is out of date: run npx -y pnpm@12 install and commit it\n\n${tail}`;
  }
  if (/ENOSPC/.test(output)) return `磁盘空间不足 · no space left on the disk\n\n${tail}`;
  return `安装依赖失败 · installing packages failed\n\n${tail}`;
}

/** Runs the main function of a script; an Error becomes its message and exit code 1. @param {() => Promise<void>} main */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(() => ensureInstalled(console.log));
