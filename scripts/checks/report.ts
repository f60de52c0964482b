import type { Finding } from './source-file';

/** Prints findings one a line and sets the exit code: 1 where there are any. */
export function report(findings: readonly Finding[]): void {
  for (const { path, line, message } of findings) console.log(`${path}:${line}  ${message}`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
