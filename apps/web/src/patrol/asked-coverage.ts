/** A window (instants) and district of coverage, as an address names them. */
export interface AskedCoverage {
  readonly from: string;
  readonly to: string;
  readonly district?: string;
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && Number.isFinite(Date.parse(value));

/** What an address asks; null = no whole window. */
export function askedIn({ from, to, district }: Readonly<Record<string, unknown>>): AskedCoverage | null {
  if (!isInstant(from) || !isInstant(to) || Date.parse(from) >= Date.parse(to)) return null;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...(typeof district === 'string' && /^\d{1,9}$/.test(district) ? { district } : {}) };
}
