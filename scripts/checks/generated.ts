import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generatedFiles } from './generated/index';
import { report } from './report';
import { root, type Finding } from './source-file';

/** Writes the generated files; with --check only says which are out of date. */
const isCheck = process.argv.includes('--check');
const findings: Finding[] = [];
for (const { path, make } of generatedFiles) {
  const file = resolve(root, path), text = await make();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (isCheck) findings.push({ path, line: 1, message: 'out of date: run npx tsx scripts/checks/generated.ts and commit it' });
  else writeFileSync(file, text);
}
report(findings);
