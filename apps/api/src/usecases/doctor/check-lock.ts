import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, Examination } from './check';

/** The embedded store belongs to one process; while this one has it open, the lock must name it. */
export const checkLock: Examination = async ({ store, config }) => {
  if (store.kind === 'postgres') return [{ id: 'lock', level: 'ok', text: 'not needed: PostgreSQL serves several processes' }];
  const file = join(config.dataDirectory, 'store.lock');
  const text = await readFile(file, 'utf8').catch(() => null);
  return [judge(file, text)];
};

function judge(file: string, text: string | null): Check {
  const mend = 'stop every server on this data directory at once and start one again: two on one directory lose rows';
  if (text === null) return { id: 'lock', level: 'fail', text: `${file} is gone while the store is open`, mend };
  const holder = /"pid":(\d+)/.exec(text)?.[1];
  if (holder !== String(process.pid)) {
    return { id: 'lock', level: 'fail', text: `${file} names process ${holder ?? 'nobody'}, but process ${process.pid} has the store open`, mend };
  }
  return { id: 'lock', level: 'ok', text: `held by this process (${holder})` };
}
