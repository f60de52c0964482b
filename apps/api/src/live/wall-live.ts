import type { WallSections } from '@wuding/contract';
import type { SectionFeed } from './section-feed';

/** The wall's picture and the streams that show it. */
export class WallLive {
  readonly feed: SectionFeed<WallSections>;
  readonly #streams = new Map<() => void, number>();

  constructor(feed: SectionFeed<WallSections>) {
    this.feed = feed;
  }

  /** Notes a stream of a screen. @returns forgets it */
  hold(screenId: number, end: () => void): () => void {
    this.#streams.set(end, screenId);
    return () => void this.#streams.delete(end);
  }

  /** Ends every stream of a screen whose right was taken back: at once, not with the next heartbeat. */
  drop(screenId: number): void {
    for (const [end, id] of this.#streams) if (id === screenId) end();
  }
}
