import type { RosterFinding } from '@wuding/contract';
import type { Finding } from '@wuding/domain';

/** Findings as they travel: plain copies. */
export const findingViews = (findings: readonly Finding[]): RosterFinding[] => findings.map(({ data, ...rest }) => ({ ...rest, data: { ...data } }));
