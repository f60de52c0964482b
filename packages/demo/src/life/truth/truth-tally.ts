import type { Post } from '../post/post';
import type { Spot } from '../spot';
import { PostContrastTally, type PostContrastDay, type PostTruth } from './post-contrast';
import { PresenceTally } from './presence';
import { RecurrenceTally, type PassMet, type RecurrenceTruth } from './recurrence';

export interface TruthSubject {
  readonly spots: readonly Spot[];
  readonly posts: readonly Post[];
  readonly vendorsNearPosts: readonly number[];
}

export interface TruthDay extends PostContrastDay {
  readonly passes: readonly PassMet[];
}

/** What estimators are held to: functionals of what really happened at spots, never the planted parameters themselves. */
export interface CountyTruth {
  /** By district name, `outside` for spots in none, and `all`. */
  readonly recurrence: Readonly<Record<string, RecurrenceTruth>>;
  readonly posts: readonly PostTruth[];
  readonly allPosts: Omit<PostTruth, 'code'>;
  /** Mean vendors present by hour of the day, in the order of spots. */
  readonly presenceByHour: readonly (readonly number[])[];
}

/** Follows a county day by day and comes to its truths; one run is one draw of the Monte Carlo, other seeds give more. */
export class TruthTally {
  readonly #spots: readonly Spot[];
  readonly #presence: PresenceTally;
  readonly #posts: PostContrastTally;
  readonly #recurrence = new Map<string, RecurrenceTally>([['all', new RecurrenceTally()]]);
  readonly #districtOf: readonly string[];

  constructor(subject: TruthSubject) {
    this.#spots = subject.spots;
    this.#presence = new PresenceTally(subject.spots.length);
    this.#posts = new PostContrastTally(subject);
    this.#districtOf = subject.spots.map(({ districtName }) => districtName ?? 'outside');
    for (const name of this.#districtOf) if (!this.#recurrence.has(name)) this.#recurrence.set(name, new RecurrenceTally());
  }

  add(day: TruthDay): void {
    this.#presence.add(day.latent);
    this.#posts.add(day);
    for (const [name, tally] of this.#recurrence) {
      const isHere = ({ spot }: { readonly spot: number }): boolean => name === 'all' || this.#districtOf[spot] === name;
      tally.add(day.latent.filter(isHere), day.passes.filter(isHere));
    }
  }

  result(): CountyTruth {
    return {
      recurrence: Object.fromEntries([...this.#recurrence].map(([name, tally]) => [name, tally.result()])),
      posts: this.#posts.byPost(), allPosts: this.#posts.overall(),
      presenceByHour: this.#spots.map(({ index }) => this.#presence.meanByHour(index).map((value) => Math.round(value * 10_000) / 10_000)),
    };
  }
}
