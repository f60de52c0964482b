import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What a journey says that waits until the server has written everything. */
const waiting = 'beforeAll(untilAllIsWritten';
const isWaiting = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/e2e/') && readFileSync(moduleId, 'utf8').includes(waiting);

/** Files in vitest's own order, but those last that wait for what the server writes in the background: meanwhile the others run. */
export class LateFilesLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files), late = new Set(sorted.filter(isWaiting));
    return [...sorted.filter((file) => !late.has(file)), ...late];
  }
}
