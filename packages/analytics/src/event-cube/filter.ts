import type { IncidentStatus } from '@wuding/domain';
import { codeWindows, isAlways, type CodeTerm, type StampWindow } from './code-terms';
import type { Facet, Facets } from './facets';
import { hourSlotCount } from './layout';
import { boundaryStamp } from './stamp';

/** Which incidents count. What is left out does not restrict; an empty list lets nothing through. */
export interface EventFilter {
  /** Half-open window [fromAt, toAt) of occurrence, UTC milliseconds; fractions of a second are rounded up. */
  readonly fromAt?: number | null;
  readonly toAt?: number | null;
  /** An incident passes when each of these lists has a term that holds it. */
  readonly codeTerms?: readonly (readonly CodeTerm[])[];
  /** District ids; 0 = in no district. Unlocated incidents pass only without this list. */
  readonly districtIds?: readonly number[];
  /** 0 = Monday … 6, in the dataset's zone. */
  readonly weekdays?: readonly number[];
  /** 0 … 23, in the dataset's zone. */
  readonly hours?: readonly number[];
  /** Without this list: all but withdrawn. */
  readonly statuses?: readonly IncidentStatus[];
  /** Rings of [lng, lat] as in GeoJSON, valid and closed. Unlocated incidents pass only without it. */
  readonly polygon?: readonly (readonly (readonly [lng: number, lat: number])[])[];
}

/** A filter as lookup tables over one cube's columns. */
export interface CompiledFilter {
  readonly fromStamp: number;
  readonly toStamp: number;
  /** 1 by facet number where an incident of the facet may pass. */
  readonly facets: Uint8Array;
  /** 1 by hour slot (weekday × 32 + hour); null = every hour passes. */
  readonly hours: Uint8Array | null;
  /** Facets that pass only at some times, by facet number; null when there are none. */
  readonly facetWindows: ReadonlyMap<number, readonly StampWindow[]> | null;
  readonly polygon: NonNullable<EventFilter['polygon']> | null;
  readonly letsUnlocatedThrough: boolean;
  /** Nothing but time window and polygon restricts incidents that count by default. */
  readonly isOnlyTimed: boolean;
}

export const defaultStatuses: readonly IncidentStatus[] = ['open', 'closed'];
const isCounting = ({ status }: Facet): boolean => status !== null && defaultStatuses.includes(status);

/** Prepares a filter for the facets known now. */
export function compileFilter(facets: Facets, filter: EventFilter): CompiledFilter {
  const windows = codeWindows(filter.codeTerms ?? []);
  const districts = filter.districtIds === undefined ? null : new Set(filter.districtIds);
  const statuses = new Set(filter.statuses ?? defaultStatuses);
  const passes = ({ codeId, districtId, status }: Facet): boolean =>
    status !== null && statuses.has(status) && (districts?.has(districtId) ?? true) && (windows?.has(codeId) ?? true);
  const hours = hourTable(filter.weekdays, filter.hours);
  const allowed = Uint8Array.from({ length: facets.count }, (_, number) => (passes(facets.at(number)) ? 1 : 0));
  const facetWindows = windows === null ? null : windowsByFacet(facets, allowed, windows);
  return {
    fromStamp: boundaryStamp(filter.fromAt ?? -Infinity),
    toStamp: boundaryStamp(filter.toAt ?? Infinity),
    facets: allowed,
    hours,
    facetWindows,
    polygon: filter.polygon ?? null,
    letsUnlocatedThrough: filter.polygon === undefined && districts === null,
    isOnlyTimed: hours === null && facetWindows === null
      && allowed.every((isAllowed, number) => isAllowed === 1 || !isCounting(facets.at(number))),
  };
}

function windowsByFacet(facets: Facets, allowed: Uint8Array, byCode: ReadonlyMap<number, readonly StampWindow[]>): CompiledFilter['facetWindows'] {
  const byFacet = new Map<number, readonly StampWindow[]>();
  allowed.forEach((isAllowed, number) => {
    const windows = byCode.get(facets.at(number).codeId);
    if (isAllowed === 1 && windows !== undefined && !windows.some(isAlways)) byFacet.set(number, windows);
  });
  return byFacet.size === 0 ? null : byFacet;
}

function hourTable(weekdays: readonly number[] | undefined, hours: readonly number[] | undefined): Uint8Array | null {
  if (weekdays === undefined && hours === undefined) return null;
  return Uint8Array.from({ length: hourSlotCount }, (_, slot) =>
    (weekdays?.includes(slot >>> 5) ?? true) && (hours?.includes(slot & 31) ?? true) ? 1 : 0);
}
