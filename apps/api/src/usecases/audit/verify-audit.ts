import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readAuditHashes } from '../../repositories/audit-entries';
import type { Anchor } from './anchor-file';
import { walkChain, type AuditFault } from './walk-chain';

export interface AuditVerdict {
  /** Entries found good before the fault, or all of them. */
  readonly entryCount: number;
  readonly anchorCount: number;
  readonly headHash: string;
  readonly fault: AuditFault | null;
}

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
  const { entryCount, head, fault } = await walkChain(ctx.store.db);
  const verdict = { entryCount, anchorCount: 0, headHash: head.hash };
  if (fault !== null) return accept({ ...verdict, fault });
  const anchored = await compareAnchors(ctx, input.anchors, head.seq);
  return accept({ ...verdict, ...anchored });
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
