import { ensureInstalled, runScript } from './bootstrap.mjs';
import { ensureTestEnvironment } from './test-environment.mjs';
import { stages } from './test-steps.mjs';

const say = (text) => console.log(text);

/** A name stands for the step of that name, or for the parts of one that was cut: `api-postgres` for `api-postgres 1/2` and `2/2`. */
const isNamed = (step, name) => step.name === name || step.name.startsWith(`${name} `);

/** The stages with the steps named on the command line, or with all. */
function chosenStages(names) {
  const steps = stages.flat(2);
  const unknown = names.filter((name) => !steps.some((step) => isNamed(step, name)));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}`);
  if (names.length === 0) return stages;
  return stages.map((lanes) => lanes.map((lane) => lane.filter((step) => names.some((name) => isNamed(step, name)))));
}

/** What to do about a step whose needs are not met: null runs it. */
function outcomeWithout(missing, name) {
  const reason = name.startsWith('api-postgres') && missing.has('postgres') ? 'PostgreSQL with PostGIS is not installed'
    : name === 'e2e' && missing.has('chromium') ? 'Chromium is not installed' : null;
  if (reason === null) return null;
  const isFailure = process.env.CI === 'true';
  return { passed: 0, failed: isFailure ? 1 : 0, skipped: isFailure ? [] : [`${name}: ${reason}`], output: isFailure ? `${reason}, and CI=true` : '' };
}

const indented = (text) => text.split('\n').map((line) => `    ${line}`).join('\n');

/** Runs one step, says how it ended and adds it to the total. */
async function runStep({ name, run }, missing, total) {
  const startedAt = Date.now();
  const outcome = outcomeWithout(missing, name) ?? await run((seconds) => say(`  … ${name}, ${seconds} s`));
  const mark = outcome.failed > 0 ? '✗' : '✓';
  say(`${mark} ${name.padEnd(20)} ${outcome.passed} passed, ${outcome.failed} failed  ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  if (outcome.output !== '') say(indented(outcome.output));
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped.push(...outcome.skipped);
}

async function runLane(lane, missing, total) {
  for (const step of lane) await runStep(step, missing, total);
}

await runScript(async () => {
  const chosen = chosenStages(process.argv.slice(2));
  await ensureInstalled(say);
  const missing = await ensureTestEnvironment(say);
  const startedAt = Date.now();
  const total = { passed: 0, failed: 0, skipped: [] };
  for (const lanes of chosen) await Promise.all(lanes.map((lane) => runLane(lane, missing, total)));
  for (const text of total.skipped) say(`skipped: ${text}`);
  say(`in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  say(`tests: ${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
});
