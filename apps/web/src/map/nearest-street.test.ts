import { describe, expect, it } from 'vitest';
import { localPlane } from '@wuding/geo';
import { nearestStreet, type StreetLine } from './nearest-street';

const plane = localPlane([98.69, 24.588]);
const at = (east: number, north: number): [number, number] => plane.toPosition([east, north]);
const street = (name: string, ...corners: [number, number][]): StreetLine => ({ name, geometry: { type: 'LineString', coordinates: corners.map(([east, north]) => at(east, north)) } });

describe('a post near a street', () => {
  const streets = [street('龙山大道', [-100, 0], [100, 0]), street('', [-100, 9], [100, 9])];

  it('is put on its middle, and it is said which street and how far', () => {
    const snapped = nearestStreet(at(20, -6), streets, 15)!;
    expect(snapped.street).toBe('龙山大道');
    expect(snapped.metres).toBeCloseTo(6, 2);
    expect(plane.toPlane(snapped.position)[0]).toBeCloseTo(20, 2);
    expect(plane.toPlane(snapped.position)[1]).toBeCloseTo(0, 2);
  });
  it('goes to the nearer street, though it has no name; where both are as near, to the one that has', () => {
    expect(nearestStreet(at(0, 7), streets, 15)?.street).toBe('');
    expect(nearestStreet(at(0, 4.6), streets, 15)?.street).toBe('龙山大道');
  });
  it('stays where it is beyond reach, and beyond the end of a street goes to the end', () => {
    expect(nearestStreet(at(0, -16), streets, 15)).toBeNull();
    expect(plane.toPlane(nearestStreet(at(106, 0), streets, 15)!.position)[0]).toBeCloseTo(100, 2);
  });
});
