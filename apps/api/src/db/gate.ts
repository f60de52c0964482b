import { Fault } from '../fault';

/** Lets `slotCount` pieces of work run at a time, first come first served; refuses when too many wait. */
export class Gate {
  private readonly slotCount: number;
  private readonly queueLimit: number;
  private runningCount = 0;
  private readonly waiting: (() => void)[] = [];
  private whenEmpty: (() => void) | null = null;
  private isShut = false;

  constructor({ slotCount, queueLimit }: { slotCount: number; queueLimit: number }) {
    this.slotCount = slotCount;
    this.queueLimit = queueLimit;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Throws at once: Fault 'queue-full' when `queueLimit` others already wait, 'store-away' after `shut`. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isShut) throw new Fault('store-away', 'using a store that was closed');
    if (this.runningCount < this.slotCount) this.runningCount += 1;
    else if (this.waiting.length >= this.queueLimit) throw new Fault('queue-full', 'waiting for the store');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next !== undefined) next(); // the slot changes hands without becoming free
      else {
        this.runningCount -= 1;
        if (this.runningCount === 0) this.whenEmpty?.();
      }
    }
  }

  /** Lets nobody in any more; resolves when everybody who was in or waiting is out, or when the time is up. */
  async shut(timeoutMilliseconds: number): Promise<void> {
    this.isShut = true;
    if (this.runningCount === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.whenEmpty = resolve;
      timer = setTimeout(resolve, timeoutMilliseconds);
    });
    clearTimeout(timer);
  }
}
