import type { Database } from '../../db/store';
import type { AuditHead } from '../../repositories/audit';
import { readAuditChunk, readChainEnd, type AuditEntry } from '../../repositories/audit-entries';
import { auditHash, genesisHash } from '../../repositories/audit-hash';

export type AuditFaultKind = 'content-changed' | 'entry-missing' | 'entry-unexpected' | 'link-broken' | 'head-mismatch' | 'anchor-mismatch';

/** The first thing wrong with the chain. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** The entry it shows at. */
  readonly seq: number;
  readonly explanation: string;
}

/** Entries found good before the fault, or all of them; and where the chain says it ends. */
export interface WalkedChain {
  readonly entryCount: number;
  readonly head: AuditHead;
  readonly fault: AuditFault | null;
}

const chunkSize = 1_000;

/**
 * Walks the chain against itself and names the first bad entry: changed, missing, added, or out of its link. Reads a
 * thousand entries at a time; entries appended while it walks are left for the next time.
 */
export async function walkChain(db: Database): Promise<WalkedChain> {
  const { head, lastSeq } = await readChainEnd(db);
  const { entryCount, lastHash, fault } = await walk(db, head.seq);
  if (fault !== null || (lastHash === head.hash && lastSeq === head.seq)) return { entryCount, head, fault };
  const explanation = `the chain ends at entry ${lastSeq}, the head says ${head.seq}`;
  return { entryCount, head, fault: { kind: 'head-mismatch', seq: lastSeq, explanation } };
}

async function walk(db: Database, untilSeq: number): Promise<{ entryCount: number; lastHash: string; fault: AuditFault | null }> {
  let entryCount = 0;
  let lastHash = genesisHash;
  let afterSeq: number | null = null;
  for (;;) {
    const chunk: AuditEntry[] = await readAuditChunk(db, afterSeq, chunkSize);
    for (const entry of chunk) {
      if (entry.seq > untilSeq) break;
      const fault = faultOf(entry, entryCount + 1, lastHash);
      if (fault !== null) return { entryCount, lastHash, fault };
      entryCount += 1;
      lastHash = entry.hash;
      afterSeq = entry.seq;
    }
    if (chunk.length < chunkSize || entryCount === untilSeq) break;
  }
  if (entryCount === untilSeq) return { entryCount, lastHash, fault: null };
  const explanation = `the head says there are ${untilSeq}`;
  return { entryCount, lastHash, fault: { kind: 'entry-missing', seq: entryCount + 1, explanation } };
}

function faultOf(entry: AuditEntry, expectedSeq: number, previousHash: string): AuditFault | null {
  const { seq } = entry;
  if (seq > expectedSeq) return { kind: 'entry-missing', seq: expectedSeq, explanation: `the next entry is ${seq}` };
  if (seq < expectedSeq) return { kind: 'entry-unexpected', seq, explanation: `expected entry ${expectedSeq}` };
  if (entry.previousHash !== previousHash) return { kind: 'link-broken', seq, explanation: `it does not follow entry ${seq - 1} as it now stands` };
  if (auditHash(previousHash, entry) !== entry.hash) return { kind: 'content-changed', seq, explanation: 'its content does not give its hash' };
  return null;
}
