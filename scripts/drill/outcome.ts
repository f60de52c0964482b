/** Says how a drill went, `drill <name> | <figure> | pass/fail`, and makes the process fail where it failed. */
export function drillOutcome(name: string, figure: string, passed: boolean): void {
  console.log(`drill ${name} | ${figure} | ${passed ? 'pass' : 'fail'}`);
  if (!passed) process.exitCode = 1;
}
