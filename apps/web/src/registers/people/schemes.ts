import type { Endpoints, ResponseOf } from '@wuding/contract';
import type { PersonKind } from '@wuding/domain';

export type Scheme = ResponseOf<Endpoints['listWorkingTimeSchemes']>['items'][number];

/** The approved 综合工时 scheme that covers a kind of people on a day, the one valid longest; null = standard hours. */
export const schemeOf = (schemes: readonly Scheme[], kind: PersonKind, on: string): Scheme | null =>
  schemes.filter(({ covers, validFrom, validUntil }) => (covers === 'all' || covers === kind) && validFrom <= on && on <= validUntil)
    .toSorted((a, b) => (a.validUntil < b.validUntil ? 1 : -1))[0] ?? null;
