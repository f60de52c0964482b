import { statfs } from 'node:fs/promises';
import type { Examination } from './check';

const gibibyte = 1024 ** 3;
/** Below this a day's import or a backup may not fit. */
const warnBytes = 5 * gibibyte;
/** Below this the embedded store may not finish what it writes. */
const failBytes = gibibyte / 2;

/** Room left where the data directory lies. A PostgreSQL server's own disk is not seen from here. */
export const checkDisk: Examination = async ({ config, store }) => {
  const { bavail, bsize } = await statfs(config.dataDirectory);
  const freeBytes = bavail * bsize;
  const note = store.kind === 'postgres' ? ' (not the database’s own disk)' : '';
  const text = `${(freeBytes / gibibyte).toFixed(1)} GiB free in ${config.dataDirectory}${note}`;
  const mend = 'make room, or set WUDING_DATA_DIR to a larger disk';
  if (freeBytes < failBytes) return [{ id: 'disk', level: 'fail', text, mend }];
  return [freeBytes < warnBytes ? { id: 'disk', level: 'warn', text, mend } : { id: 'disk', level: 'ok', text }];
};
