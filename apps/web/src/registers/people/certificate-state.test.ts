import { describe, expect, it } from 'vitest';
import { certificateState, leadingCertificate } from './certificate-state';

const certificate = (validFrom: string, validUntil: string) => ({ validFrom, validUntil });

describe('an enforcement certificate', () => {
  it('holds on both of its dates, and is said to expire soon within ninety days', () => {
    const on = '2026-11-27';
    expect(certificateState(certificate('2026-11-27', '2026-11-27'), on)).toBe('expiring');
    expect(certificateState(certificate('2020-01-01', '2026-11-26'), on)).toBe('expired');
    expect(certificateState(certificate('2026-11-28', '2028-01-01'), on)).toBe('not-yet');
    // 27 November + 90 days = 25 February.
    expect(certificateState(certificate('2020-01-01', '2027-02-25'), on)).toBe('expiring');
    expect(certificateState(certificate('2020-01-01', '2027-02-26'), on)).toBe('valid');
  });
  it('of several is the one valid longest; when none is, the one that expired last', () => {
    const [old, now, next] = [certificate('2019-01-01', '2024-01-01'), certificate('2024-01-01', '2027-01-01'), certificate('2027-01-02', '2030-01-01')];
    expect(leadingCertificate([next, old, now], '2026-11-27')).toBe(now);
    expect(leadingCertificate([old], '2026-11-27')).toBe(old);
    expect(leadingCertificate([], '2026-11-27')).toBeNull();
  });
});
