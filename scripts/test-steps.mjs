import { runLogged } from './run-logged.mjs';
import { ensureBuilt } from './build.mjs';
import { runVitest } from './vitest-step.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], output: string }} StepOutcome
 * @typedef {{ name: string, run: (stillAtWork: (seconds: number) => void) => Promise<StepOutcome> }} Step
 */

/** A tool that passes or fails as a whole and so counts as one test. @returns {Step} */
const tool = (name, script, args) => ({
  name,
  run: async (stillAtWork) => {
    const { code, output } = await runLogged(`check-${name}`, process.execPath, [script, ...args], { stillAtWork });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], output: code === 0 ? '' : output().trimEnd() };
  },
});

const check = (name, ...args) => tool(name, 'node_modules/tsx/dist/cli.mjs', [`scripts/checks/${name}.ts`, ...args]);

/** A vitest project, or a part of its files such as `1/2`. @param {string} project @param {string} [part] @returns {Step} */
const vitest = (project, part) => ({ name: part === undefined ? project : `${project} ${part}`, run: (stillAtWork) => runVitest({ project, part }, stillAtWork) });

/** @type {Step} */
const build = {
  name: 'build',
  run: async () => {
    let output = '';
    try {
      await ensureBuilt((text) => { output += `${text}\n`; });
      return { passed: 1, failed: 0, skipped: [], output: '' };
    } catch (error) {
      return { passed: 0, failed: 1, skipped: [], output: `${output}${error.message}` };
    }
  },
};

/**
 * Everything `npm test` does: stages one after another, cheap things first; the lanes of a stage side by side, since one
 * engine or one compiler keeps only one of two cores busy; the steps of a lane in their order. The longest two, the embedded engine and
 * the browser, stand in different lanes, and PostgreSQL's files fill both lanes up to the same length.
 * @type {readonly (readonly (readonly Step[])[])[]}
 */
export const stages = [
  [
    [
      tool('oxlint', 'node_modules/oxlint/bin/oxlint', ['--deny-warnings']),
      tool('eslint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', 'apps/web']),
      check('source-rules'),
      check('file-sizes'),
      // docs/adr/0012: the native compiler; what is in Vue's components needs the other.
      tool('tsc', 'node_modules/typescript-native/bin/tsc', ['--noEmit', '-p', '.']),
      tool('dependency-cruiser', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'packages', 'scripts']),
    ],
    [
      tool('vue-tsc', 'node_modules/vue-tsc/bin/vue-tsc.js', ['--noEmit', '-p', 'apps/web']),
      tool('knip', 'node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
      check('generated', '--check'),
      build,
    ],
  ],
  [[vitest('api-embedded'), vitest('unit'), vitest('api-postgres', '2/2')], [vitest('api-postgres', '1/2'), vitest('e2e')]],
];
