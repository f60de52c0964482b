import type { DutyPerson } from './duty-facts';

/** Certified people who are there, as a step function of time. */
export class CertifiedSupply {
  readonly #instants: readonly number[];
  readonly #counts: readonly number[];

  constructor(people: readonly DutyPerson[]) {
    const certified = people.filter(({ certificates }) => certificates.length > 0);
    const bounds = certified.flatMap((person) => [
      ...[...person.certificates, ...person.leave].flatMap(({ fromAt, toAt }) => [fromAt, toAt]), ...(person.leftAt === null ? [] : [person.leftAt]),
    ]);
    this.#instants = [...new Set(bounds)].sort((a, b) => a - b);
    this.#counts = this.#instants.map((at) => certified.filter((person) => isCertifiedAndThere(person, at)).length);
  }

  /** How many hold a certificate at the instant and are not on leave. */
  at(instant: number): number {
    return this.#counts[this.#indexOf(instant)] ?? 0;
  }

  /** Instants inside `(fromAt, toAt)` at which the number may change. */
  changesWithin(fromAt: number, toAt: number): readonly number[] {
    return this.#instants.slice(this.#indexOf(fromAt) + 1).filter((at) => at < toAt);
  }

  #indexOf(instant: number): number {
    let low = 0, high = this.#instants.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#instants[middle]! <= instant) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

const isCertifiedAndThere = ({ certificates, leave, leftAt }: DutyPerson, at: number): boolean =>
  (leftAt === null || at < leftAt) && certificates.some((span) => span.fromAt <= at && at < span.toAt)
  && !leave.some((span) => span.fromAt <= at && at < span.toAt);
