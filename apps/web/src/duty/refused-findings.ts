import type { Finding } from '@wuding/domain';
import type { RequestFailure } from '../api/problem';

/** The findings a refused step carries; empty when it was refused for something else. */
export function findingsOf({ data }: Pick<RequestFailure, 'data'>): readonly Finding[] {
  const { findings } = data as { findings?: unknown };
  return Array.isArray(findings) ? (findings as Finding[]) : [];
}
