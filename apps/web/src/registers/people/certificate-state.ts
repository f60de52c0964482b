import { addDays, type CivilDay } from '../../format/civil-day';

/** Days ahead in which a certificate is said to expire soon. @source our own default: renewing an enforcement certificate takes an examination, told of a season ahead */
const expiringDays = 90;

export type CertificateState = 'valid' | 'expiring' | 'expired' | 'not-yet';
interface Certificate { readonly validFrom: CivilDay; readonly validUntil: CivilDay }

/** How a certificate stands on a day; both its dates count. */
export function certificateState({ validFrom, validUntil }: Certificate, on: CivilDay): CertificateState {
  if (validUntil < on) return 'expired';
  if (validFrom > on) return 'not-yet';
  return validUntil <= addDays(on, expiringDays) ? 'expiring' : 'valid';
}

/** The certificate a person acts under: the one valid longest, else the one that expired last; null = none. */
export function leadingCertificate<One extends Certificate>(certificates: readonly One[], on: CivilDay): One | null {
  const order = (one: One): string => `${['valid', 'expiring'].includes(certificateState(one, on)) ? 1 : 0}${one.validUntil}`;
  return certificates.reduce<One | null>((best, one) => (best === null || order(one) > order(best) ? one : best), null);
}
