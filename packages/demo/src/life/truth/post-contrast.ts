import { distanceMetres } from '@wuding/geo';
import { dayOf, instantOf } from '../calendar';
import { ringMetres } from '../post/candidate-pairs';
import type { MannedSpans } from '../post/manned';
import type { Post } from '../post/post';
import type { LatentStay } from '../record';
import type { Spot } from '../spot';

/** A quantity as it was and as it would have been without any post, from the same chances. */
export interface Contrast {
  readonly withPosts: number;
  readonly withoutPosts: number;
  /** withPosts ÷ withoutPosts; null where there would have been nothing. */
  readonly ratio: number | null;
}

export interface PostTruth {
  readonly code: string;
  /** Vendor-hours inside the radius while the post was held: the planted effect as a rate ratio of latent presence. */
  readonly whileManned: Contrast;
  /** Vendor-hours inside the radius at all hours since the opening. */
  readonly sinceOpening: Contrast;
  /** Moves from inside the radius into the ring around it since the opening: what patrols displace. */
  readonly movesIntoRing: Contrast;
  /** Vendor-hours in the ring of those vendors a post concerns: whether the post itself displaced anybody. */
  readonly ringPresence: Contrast;
}

type Figure = 'whileManned' | 'sinceOpening' | 'movesIntoRing' | 'ringPresence';
type Sums = Record<Figure, [withPosts: number, withoutPosts: number]>;

export interface PostContrastDay {
  readonly day: number;
  readonly latent: readonly LatentStay[];
  readonly withoutPosts: readonly LatentStay[];
  readonly manned: readonly MannedSpans[];
}

/** Compares the county with its twin without posts, post by post, over the vendors a post concerns. */
export class PostContrastTally {
  readonly #posts: readonly Post[];
  readonly #vendors: ReadonlySet<number>;
  /** By post and spot: 0 elsewhere, 1 inside the radius, 2 in the ring. */
  readonly #where: readonly Uint8Array[];
  readonly #sums: readonly Sums[];

  constructor({ posts, spots, vendorsNearPosts }: { readonly posts: readonly Post[]; readonly spots: readonly Spot[]; readonly vendorsNearPosts: readonly number[] }) {
    this.#posts = posts;
    this.#vendors = new Set(vendorsNearPosts);
    this.#where = posts.map((post) => Uint8Array.from(spots, ({ position }) => whereOf(distanceMetres(position, post.position), post.radiusMetres)));
    this.#sums = posts.map(() => ({ whileManned: [0, 0], sinceOpening: [0, 0], movesIntoRing: [0, 0], ringPresence: [0, 0] }));
  }

  add({ day, latent, withoutPosts, manned }: PostContrastDay): void {
    // A day that is not over has no manned hours yet.
    if (manned.length === 0 || this.#posts.every(({ openedDay }) => openedDay > day)) return;
    this.#addSide(latent.filter(({ vendor }) => this.#vendors.has(vendor)), manned, 0);
    this.#addSide(withoutPosts, manned, 1);
  }

  #addSide(stays: readonly LatentStay[], manned: readonly MannedSpans[], side: 0 | 1): void {
    stays.forEach((stay, i) => {
      const day = dayOf(stay.fromAt);
      this.#posts.forEach(({ openedDay }, post) => {
        const where = this.#where[post]?.[stay.spot] ?? 0;
        if (openedDay > day || where === 0) return;
        const sums = this.#sums[post] as Sums;
        const hours = (stay.toAt - stay.fromAt) / 3_600_000;
        if (where === 1) {
          sums.sinceOpening[side] += hours;
          for (const span of manned[post] ?? []) sums.whileManned[side] += hoursWithin(stay, day, span);
        } else {
          sums.ringPresence[side] += hours;
          const before = stays[i - 1];
          if (stay.began === 'moved' && before?.vendor === stay.vendor && this.#where[post]?.[before.spot] === 1) sums.movesIntoRing[side] += 1;
        }
      });
    });
  }

  /** One truth for each post, in their order. */
  byPost(): PostTruth[] {
    return this.#posts.map(({ code }, i) => ({ code, ...contrastsOf([this.#sums[i] as Sums]) }));
  }

  /** All posts together. */
  overall(): Omit<PostTruth, 'code'> {
    return contrastsOf(this.#sums);
  }
}

function whereOf(metres: number, radiusMetres: number): 0 | 1 | 2 {
  if (metres <= radiusMetres) return 1;
  return metres >= radiusMetres + ringMetres.from && metres <= radiusMetres + ringMetres.to ? 2 : 0;
}

function hoursWithin({ fromAt, toAt }: LatentStay, day: number, [from, to]: readonly [number, number]): number {
  return Math.max(0, Math.min(toAt, instantOf(day, to)) - Math.max(fromAt, instantOf(day, from))) / 3_600_000;
}

function contrastsOf(all: readonly Sums[]): Omit<PostTruth, 'code'> {
  const contrast = (figure: Figure): Contrast => {
    const [withPosts, withoutPosts] = [0, 1].map((side) => all.reduce((sum, one) => sum + (one[figure][side] ?? 0), 0)) as [number, number];
    return { withPosts: round(withPosts), withoutPosts: round(withoutPosts), ratio: withoutPosts === 0 ? null : round(withPosts / withoutPosts) };
  };
  return { whileManned: contrast('whileManned'), sinceOpening: contrast('sinceOpening'), movesIntoRing: contrast('movesIntoRing'), ringPresence: contrast('ringPresence') };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
