import './provided';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { embeddedTemplate } from './embedded-template';

/** Makes the template directory once, before the workers want to copy it, and removes their copies after they ended. */
export default async function setup(project: TestProject): Promise<() => void> {
  await embeddedTemplate({ migrated: true });
  const directory = mkdtempSync(join(tmpdir(), 'wuding-stores-'));
  project.provide('storesDirectory', directory);
  return () => rmSync(directory, { recursive: true, force: true });
}
