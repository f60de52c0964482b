import { mondayOf } from '../shared/civil-day';
import { monthOf, type DutyEntry, type Month } from './duty-entry';
import { hoursOfWork } from './roster-rules';

/** Longest reach of one check: two months and the weeks around them. */
const reachDays = 98;

/** Minutes of one person by civil day, around the week of one duty. Reused from check to check: it holds one person at a time. */
export class HoursLedger {
  readonly #minutes = new Int32Array(reachDays);
  readonly #nights = new Uint8Array(reachDays);
  #baseDay = 0;

  /** Begins a week early, for nights in a row. Takes in the duties of the weeks and months that the week of `around` touches; `leftOut` is not counted. */
  load(entries: readonly DutyEntry[], around: DutyEntry, leftOut: DutyEntry | null): void {
    this.#baseDay = mondayOf(monthOf(around.monday).firstDay) - 7;
    this.#minutes.fill(0);
    this.#nights.fill(0);
    for (const entry of entries) if (entry !== leftOut) this.add(entry, 1);
  }

  add(entry: DutyEntry, sign: 1 | -1): void {
    const index = entry.day - this.#baseDay;
    if (index < 0 || index >= reachDays) return;
    this.#minutes[index]! += sign * entry.minutes;
    if (entry.isNight) this.#nights[index]! += sign;
  }

  minutesOn(day: number): number {
    return this.#minutes[day - this.#baseDay] ?? 0;
  }

  /** Days of the week from `monday` that have duty. */
  dutyDaysFrom(monday: number): number {
    let count = 0;
    for (let day = monday; day < monday + 7; day++) if (this.minutesOn(day) > 0) count++;
    return count;
  }

  /** Nights in a row through `day`, itself counted. */
  nightsThrough(day: number): number {
    const isNight = (other: number): boolean => (this.#nights[other - this.#baseDay] ?? 0) > 0;
    let first = day, last = day;
    while (isNight(first - 1)) first--;
    while (isNight(last + 1)) last++;
    return last - first + 1;
  }

  /** Minutes beyond 8 h a day and 40 h a week, of the days of a month. */
  overtimeOf({ firstDay, nextFirstDay }: Month): number {
    let sum = 0;
    for (let monday = mondayOf(firstDay); monday < nextFirstDay; monday += 7) {
      let ordinary = 0;
      for (let day = monday; day < monday + 7; day++) {
        const minutes = this.minutesOn(day), before = ordinary;
        ordinary += Math.min(minutes, hoursOfWork.ordinaryDayMinutes);
        const beyondWeek = Math.max(0, ordinary - hoursOfWork.ordinaryWeekMinutes) - Math.max(0, before - hoursOfWork.ordinaryWeekMinutes);
        if (day >= firstDay && day < nextFirstDay) sum += Math.max(0, minutes - hoursOfWork.ordinaryDayMinutes) + beyondWeek;
      }
    }
    return sum;
  }
}
