import type { Random } from '../random';
import type { LifeParameters } from './parameters';

export type Strike = 'advice' | 'warning' | 'penalty';

/**
 * What a vendor has been told so far and how much it still minds. Most contacts stay advice (the real ladder is hardly
 * climbed: 8,543 interventions to 60 notices to 7 cases), so each further step is rare.
 * @source the bureau's 2023 summary for the proportions
 */
export class StrikeHistory {
  readonly #strikes: { readonly day: number; readonly strike: Strike }[] = [];
  #count = 0;

  /** The same past, from here on its own. */
  copy(): StrikeHistory {
    const copy = new StrikeHistory();
    copy.#strikes.push(...this.#strikes);
    copy.#count = this.#count;
    return copy;
  }

  /** The outcome of one more noticed offence. */
  add(day: number, r: Random): Strike {
    this.#count++;
    const strike: Strike = this.#count > 6 && r.chance(0.0009) ? 'penalty' : this.#count > 2 && r.chance(0.0072) ? 'warning' : 'advice';
    const last = this.#strikes.at(-1);
    if (last?.day === day && last.strike === strike) return strike;
    this.#strikes.push({ day, strike });
    return strike;
  }

  /** Factor on the return scale at a moment of a day: the strongest strike not yet faded, fading linearly to 1. */
  factorAt(day: number, p: LifeParameters): number {
    while ((this.#strikes[0]?.day ?? day) < day - p.fadeDays) this.#strikes.shift();
    let factor = 1;
    for (const { day: struck, strike } of this.#strikes) {
      factor = Math.max(factor, 1 + (p.strikeFactors[strike] - 1) * (1 - (day - struck) / p.fadeDays));
    }
    return factor;
  }
}
