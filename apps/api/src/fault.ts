/** What went wrong outside this program: the store, the disk, the network. Never shown to a client in detail. */
export type FaultKind = 'store-away' | 'statement-timeout' | 'queue-full' | 'store-locked' | 'newer-schema' | 'disk' | 'unexpected';

export class Fault extends Error {
  readonly kind: FaultKind;
  /** @param doing what was being attempted, as "reading the change log" */
  constructor(kind: FaultKind, doing: string, options?: { cause?: unknown }) {
    super(`while ${doing}: ${kind}`, options);
    this.name = 'Fault';
    this.kind = kind;
  }
}
