import { describe, expect, it } from 'vitest';
import { awayNow } from './vehicle-state';

describe('a vehicle', () => {
  it('is away from the beginning of an absence until just before its end', () => {
    const vehicle = { absences: [{ id: 1, from: '2026-11-27T00:00:00Z', to: '2026-11-28T00:00:00Z', note: '保养' }] };
    expect(awayNow(vehicle, Date.parse('2026-11-27T00:00:00Z'))).toBe(true);
    expect(awayNow(vehicle, Date.parse('2026-11-28T00:00:00Z'))).toBe(false);
    expect(awayNow({ absences: [] }, Date.parse('2026-11-27T00:00:00Z'))).toBe(false);
  });
});
