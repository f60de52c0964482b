import type { RosterChange } from '@wuding/contract';
import type { Finding } from '@wuding/domain';

/** The same reason on every assignment whose soft rules it overrules. */
export function withReasons(changes: readonly RosterChange[], findings: readonly Finding[], reason: string): RosterChange[] {
  return changes.map((change) => {
    if (change.op !== 'assign') return change;
    const rules = new Set(findings.filter((one) => one.kind === 'soft' && one.shiftId === change.shiftId && one.personId === change.personId).map(({ rule }) => rule));
    return rules.size === 0 ? change : { ...change, reasons: [...rules].map((rule) => ({ rule, reason })) };
  });
}
