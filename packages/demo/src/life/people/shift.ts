/** Two day shifts and one for the night market. Two of them make a day of eight hours. [simulated] */
export interface Shift {
  readonly key: ShiftKey;
  /** How rosters call it. */
  readonly name: string;
  /** Local minutes of the day. */
  readonly from: number;
  readonly to: number;
  readonly footGroups: number;
  readonly vehicleGroups: number;
}

export type ShiftKey = 'early' | 'middle' | 'night';

export const shifts: readonly Shift[] = [
  { key: 'early', name: '早', from: 7.5 * 60, to: 11.5 * 60, footGroups: 3, vehicleGroups: 1 },
  { key: 'middle', name: '中', from: 14 * 60, to: 18 * 60, footGroups: 3, vehicleGroups: 1 },
  { key: 'night', name: '晚', from: 18.5 * 60, to: 22.5 * 60, footGroups: 2, vehicleGroups: 0 },
];

/** A person works one of two turns a week: the day's two shifts, or the later two. Every third week is a late one. */
export function turnOf(personIndex: number, day: number): readonly ShiftKey[] {
  // Day 4 of 1970 was a Monday.
  const week = Math.floor((day - 4) / 7);
  return (personIndex + week) % 3 === 2 ? ['middle', 'night'] : ['early', 'middle'];
}
