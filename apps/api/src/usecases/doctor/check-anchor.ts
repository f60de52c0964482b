import { readAuditHead } from '../../repositories/audit';
import { readAnchorsOf } from '../audit/anchor-audit-head';
import type { Anchor } from '../audit/anchor-file';
import type { Examination } from './check';

/** Entries that may follow the last anchor before somebody should ask why; a busy hour writes about as many. */
const unanchoredWarnCount = 10_000;

/** Whether the end of the audit chain is written down outside the store; whether the chain is whole is `audit verify`'s question. */
export const checkAnchor: Examination = async ({ store, config }) => {
  const { seq } = await readAuditHead(store.db);
  let last: Anchor | null = null;
  for await (const anchor of readAnchorsOf({ store, config })) last = anchor;
  if (last === null) {
    const mend = 'start the server once; copy audit-head.log off this machine regularly';
    return [seq === 0 ? { id: 'audit-anchor', level: 'ok', text: 'nothing to anchor yet' }
      : { id: 'audit-anchor', level: 'warn', text: `${seq} audit entries and no anchor`, mend }];
  }
  const text = `entry ${last.seq} of ${seq} anchored at ${last.at}`;
  if (last.seq > seq) {
    return [{ id: 'audit-anchor', level: 'fail', text, mend: 'entries are missing: wuding audit verify, then compare with the last backup' }];
  }
  if (seq - last.seq > unanchoredWarnCount) {
    return [{ id: 'audit-anchor', level: 'warn', text, mend: 'is the data directory writable by the server?' }];
  }
  return [{ id: 'audit-anchor', level: 'ok', text }];
};
