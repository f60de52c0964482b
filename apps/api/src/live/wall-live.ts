import type { ScreenCommand, WallRounds } from '@wuding/contract';
import type { SectionFeed } from './section-feed';

/** A browser of a screen that is shown the wall. */
export interface ScreenStream {
  end(): void;
  command(command: ScreenCommand): void;
}

/** The wall's picture and the streams that show it. */
export class WallLive {
  readonly feed: SectionFeed<WallRounds>;
  readonly #streams = new Map<ScreenStream, number>();

  constructor(feed: SectionFeed<WallRounds>) {
    this.feed = feed;
  }

  /** Notes a stream of a screen. @returns forgets it */
  hold(screenId: number, stream: ScreenStream): () => void {
    this.#streams.set(stream, screenId);
    return () => void this.#streams.delete(stream);
  }

  /** Ends every stream of a screen whose right was taken back: at once, not with the next heartbeat. */
  drop(screenId: number): void {
    for (const stream of this.#of(screenId)) stream.end();
  }

  /** How many browsers show this screen now. */
  countOf(screenId: number): number {
    return this.#of(screenId).length;
  }

  /** Tells every browser of a screen. */
  command(screenId: number, command: ScreenCommand): void {
    for (const stream of this.#of(screenId)) stream.command(command);
  }

  #of(screenId: number): ScreenStream[] {
    return [...this.#streams].flatMap(([stream, id]) => (id === screenId ? [stream] : []));
  }
}
