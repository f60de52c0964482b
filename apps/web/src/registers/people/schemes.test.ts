import { describe, expect, it } from 'vitest';
import { schemeOf } from './schemes';

const scheme = (id: number, covers: 'staff' | 'auxiliary' | 'all', validFrom: string, validUntil: string) => ({ id, approvalNumber: `批${id}`, approvedBy: '人社局', covers, validFrom, validUntil });

describe('the working-time scheme of a person', () => {
  it('is one in force that covers the kind, the longest of several, and otherwise none', () => {
    const schemes = [scheme(1, 'auxiliary', '2026-01-01', '2026-12-31'), scheme(2, 'all', '2026-06-01', '2027-05-31'), scheme(3, 'staff', '2024-01-01', '2024-12-31')];
    expect(schemeOf(schemes, 'auxiliary', '2026-03-01')?.id).toBe(1);
    expect(schemeOf(schemes, 'auxiliary', '2026-12-31')?.id).toBe(2);
    expect(schemeOf(schemes, 'staff', '2026-05-31')).toBeNull();
  });
});
