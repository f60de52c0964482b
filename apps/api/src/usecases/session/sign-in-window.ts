/**
 * Holds back an address that keeps failing to sign in. One bureau often shares one address, so only failures count, and
 * fifty a minute leaves room for a whole office mistyping; the lock of each account is the real guard. In memory: a
 * restart forgets, the locks do not.
 */
export class SignInWindow {
  readonly #failures = new Map<string, number[]>();

  /** Whether the address may try now. @param at UTC milliseconds */
  admits(address: string, at: number): boolean {
    return this.#recent(address, at).length < limitPerWindow;
  }

  recordFailure(address: string, at: number): void {
    const recent = this.#recent(address, at);
    this.#failures.delete(address); // set again at the end: the map stays in order of last failure
    this.#failures.set(address, [...recent, at].slice(-limitPerWindow));
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= addressLimit) break;
      this.#failures.delete(oldest);
    }
  }

  #recent(address: string, at: number): number[] {
    return (this.#failures.get(address) ?? []).filter((failedAt) => Math.abs(at - failedAt) < windowMilliseconds);
  }
}

const limitPerWindow = 50;
const windowMilliseconds = 60_000;
/** Addresses remembered at once; more is an attack from many, and the oldest are forgotten. */
const addressLimit = 10_000;
