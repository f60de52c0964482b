import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { auditHash, genesisHash } from '../../repositories/audit-hash';
import { readAuditChunk, readAuditHashes, readChainEnd, type AuditEntry } from '../../repositories/audit-entries';
import type { Anchor } from './anchor-file';

export type AuditFaultKind = 'content-changed' | 'entry-missing' | 'entry-unexpected' | 'link-broken' | 'head-mismatch' | 'anchor-mismatch';

/** The first thing wrong with the chain. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** The entry it shows at. */
  readonly seq: number;
  readonly explanation: string;
}

export interface AuditVerdict {
  /** Entries found good before the fault, or all of them. */
  readonly entryCount: number;
  readonly anchorCount: number;
  readonly headHash: string;
  readonly fault: AuditFault | null;
}

const chunkSize = 1_000;
const anchorChunkSize = 500;

/**
 * Walks the whole chain and names the first bad entry: changed, missing, added, out of its link, or not what was anchored
 * outside the store. Reads a thousand entries at a time, so memory does not grow with the log; entries appended while it
 * walks are left for the next time.
 * @param input.anchors heads written down elsewhere for this store; none = the chain is checked against itself only
 */
export async function verifyAudit(
  { ctx, input }: { ctx: Context; input: { anchors: AsyncIterable<Anchor> } },
): Promise<Result<AuditVerdict>> {
  if (!isAllowed(ctx.actor, 'audit.read')) return refuse('not-allowed');
  const { head, lastSeq } = await readChainEnd(ctx.store.db);
  const walked = await walk(ctx, head.seq);
  const verdict = { entryCount: walked.entryCount, anchorCount: 0, headHash: head.hash };
  if (walked.fault !== null) return accept({ ...verdict, fault: walked.fault });
  if (walked.lastHash !== head.hash || lastSeq !== head.seq) {
    const explanation = `the chain ends at entry ${lastSeq}, the head says ${head.seq}`;
    return accept({ ...verdict, fault: { kind: 'head-mismatch', seq: lastSeq, explanation } });
  }
  const anchored = await compareAnchors(ctx, input.anchors, head.seq);
  return accept({ ...verdict, ...anchored });
}

async function walk(ctx: Context, untilSeq: number): Promise<{ entryCount: number; lastHash: string; fault: AuditFault | null }> {
  let entryCount = 0;
  let lastHash = genesisHash;
  let afterSeq: number | null = null;
  for (;;) {
    const chunk: AuditEntry[] = await readAuditChunk(ctx.store.db, afterSeq, chunkSize);
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

/** A rewritten chain is consistent in itself; only what was written down elsewhere shows it. */
async function compareAnchors(
  ctx: Context, anchors: AsyncIterable<Anchor>, headSeq: number,
): Promise<{ anchorCount: number; fault: AuditFault | null }> {
  let anchorCount = 0;
  let batch: Anchor[] = [];
  const compareBatch = async (): Promise<AuditFault | null> => {
    const hashes = await readAuditHashes(ctx.store.db, batch.map(({ seq }) => seq));
    const wrong = batch.find(({ seq, hash }) => hashes.get(seq) !== hash);
    anchorCount += batch.length;
    batch = [];
    if (wrong === undefined) return null;
    const found = hashes.has(wrong.seq) ? 'another hash stands there now' : `the chain ends at ${headSeq}`;
    const explanation = `anchored at ${wrong.at} with hash ${wrong.hash.slice(0, 16)}…, but ${found}`;
    return { kind: 'anchor-mismatch', seq: wrong.seq, explanation };
  };
  for await (const anchor of anchors) {
    if (anchor.seq === 0) continue;
    batch.push(anchor);
    const fault = batch.length === anchorChunkSize ? await compareBatch() : null;
    if (fault !== null) return { anchorCount, fault };
  }
  const fault = batch.length > 0 ? await compareBatch() : null;
  return { anchorCount, fault };
}
