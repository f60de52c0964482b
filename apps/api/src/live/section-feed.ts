import type { Clock } from '@wuding/domain';

/** How one part of a picture is read, and how old it may be. */
export interface SectionReader<Value> {
  readonly everyMilliseconds: number;
  /** Asked before the picture is read: an answer unlike the last one makes it due at once. Absent = it is due by time alone. */
  readonly version?: () => Promise<string | number>;
  readonly read: () => Promise<Value>;
}
/** Of one round: what two parts rest on is read once in it. */
export type SectionReaders<Sections> = { readonly [Name in keyof Sections]: SectionReader<Sections[Name]> };

/** Parts that changed at one moment, each whole. */
export interface SectionChange<Sections> {
  readonly id: string;
  readonly at: number;
  readonly sections: Partial<Sections>;
}
type Listener<Sections> = (change: SectionChange<Sections>) => void;

interface Held {
  text: string;
  value: unknown;
  readAt: number;
  version: string | number | null;
}

const turnMilliseconds = 1_000;

/**
 * One picture for any number of screens: each part is read once when it is due, whoever looks, and told on when it is not what it was. While
 * nobody looks nothing is read. A part whose reading fails stays as it was, and is tried again with the next turn. Every part says whether it is
 * due before the first is read, so that what they share is never older than what made them due.
 */
export class SectionFeed<Sections extends object> {
  readonly #beginRound: () => SectionReaders<Sections>;
  readonly #clock: Clock;
  readonly #onFault: (error: unknown) => void;
  readonly #held = new Map<keyof Sections, Held>();
  readonly #listeners = new Set<Listener<Sections>>();
  readonly #run: string;
  #number = 0;
  #timer: ReturnType<typeof setInterval> | null = null;
  #turning: Promise<void> | null = null;

  constructor(beginRound: () => SectionReaders<Sections>, { clock, onFault }: { clock: Clock; onFault: (error: unknown) => void }) {
    this.#beginRound = beginRound;
    this.#clock = clock;
    this.#onFault = onFault;
    this.#run = clock.now().toString(36);
  }

  /** The whole picture. Throws what the store throws for a part that was never read. */
  async snapshot(): Promise<{ id: string; at: number; sections: Sections }> {
    await this.#turn({ isStrict: true });
    const sections = Object.fromEntries([...this.#held].map(([name, { value }]) => [name, value])) as Sections;
    return { id: `${this.#run}.${this.#number}`, at: this.#clock.now(), sections };
  }

  /** @returns ends it */
  listen(listener: Listener<Sections>): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#turn({ isStrict: false }).catch(this.#onFault), turnMilliseconds);
    this.#timer.unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  }

  /** One at a time; who comes meanwhile shares it. */
  #turn(how: { readonly isStrict: boolean }): Promise<void> {
    this.#turning ??= this.#look(how).finally(() => { this.#turning = null; });
    return this.#turning;
  }

  async #look({ isStrict }: { readonly isStrict: boolean }): Promise<void> {
    const readers = this.#beginRound(), due: { name: keyof Sections; version: string | number | null }[] = [], changed: Partial<Sections> = {};
    const attempt = async (name: keyof Sections, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (isStrict && !this.#held.has(name)) throw error;
        this.#onFault(error);
      }
    };
    for (const name of Object.keys(readers) as (keyof Sections)[]) {
      await attempt(name, async () => {
        const version = (await readers[name].version?.()) ?? null;
        if (this.#isDue(name, readers[name].everyMilliseconds, version)) due.push({ name, version });
      });
    }
    for (const { name, version } of due) {
      await attempt(name, async () => {
        if (await this.#refresh(name, readers[name].read, version)) changed[name] = this.#held.get(name)?.value as Sections[keyof Sections];
      });
    }
    if (Object.keys(changed).length === 0) return;
    this.#number++;
    const change = { id: `${this.#run}.${this.#number}`, at: this.#clock.now(), sections: changed };
    for (const listener of this.#listeners) listener(change);
  }

  #isDue(name: keyof Sections, everyMilliseconds: number, version: string | number | null): boolean {
    const held = this.#held.get(name);
    return held === undefined || held.version !== version || Math.abs(this.#clock.now() - held.readAt) >= everyMilliseconds;
  }

  /** @returns whether it is another one now */
  async #refresh(name: keyof Sections, read: () => Promise<unknown>, version: string | number | null): Promise<boolean> {
    const held = this.#held.get(name), readAt = this.#clock.now(), value = await read(), text = JSON.stringify(value);
    this.#held.set(name, { value, text, readAt, version });
    return held?.text !== text;
  }
}
