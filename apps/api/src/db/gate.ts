import { Fault } from '../fault';

/** Lets `slotCount` pieces of work run at a time, first come first served; refuses when too many wait. */
export class Gate {
  private readonly slotCount: number;
  private readonly queueLimit: number;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor({ slotCount, queueLimit }: { slotCount: number; queueLimit: number }) {
    this.slotCount = slotCount;
    this.queueLimit = queueLimit;
  }

  /** How many wait at this moment. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Throws Fault 'queue-full' at once when `queueLimit` others already wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.slotCount) this.running += 1;
    else if (this.waiting.length >= this.queueLimit) throw new Fault('queue-full', 'waiting for the store');
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next(); // the slot changes hands without becoming free
    }
  }
}
