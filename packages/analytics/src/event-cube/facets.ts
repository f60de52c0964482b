import { incidentStatuses, type IncidentStatus } from '@wuding/domain';
import { maximumFacetCount } from './layout';

export interface Facet {
  /** Database id of the event code. */
  readonly codeId: number;
  /** Database id of the district; 0 = in no district. */
  readonly districtId: number;
  /** Null only for the facet of removed rows. */
  readonly status: IncidentStatus | null;
}

/** Facet number of a row that was removed and waits to be cleared away. */
export const removedFacet = 0;

/**
 * The combinations of code, district and status that occur, numbered in order of arrival. A bureau has some thousands,
 * so a filter over all three is one small table, and one count per facet holds the counts of all three.
 */
export class Facets {
  readonly #facets: Facet[] = [{ codeId: 0, districtId: 0, status: null }];
  readonly #numbers = new Map<number, Map<number, number>>();

  /** Numbers given so far, that of removed rows included. */
  get count(): number {
    return this.#facets.length;
  }

  /** The combination's number, given now if it has none. @throws RangeError beyond four million combinations */
  numberOf(codeId: number, districtId: number, status: IncidentStatus): number {
    let ofCode = this.#numbers.get(codeId);
    if (ofCode === undefined) this.#numbers.set(codeId, (ofCode = new Map()));
    const key = districtId * incidentStatuses.length + incidentStatuses.indexOf(status);
    let number = ofCode.get(key);
    if (number === undefined) {
      number = this.#facets.length;
      if (number >= maximumFacetCount) throw new RangeError('more combinations of code, district and status than the cube can number');
      this.#facets.push({ codeId, districtId, status });
      ofCode.set(key, number);
    }
    return number;
  }

  /** The combination behind a number this object gave. */
  at(number: number): Facet {
    return this.#facets[number]!;
  }
}
