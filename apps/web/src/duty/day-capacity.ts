import { instantOfCivil } from '@wuding/domain';
import type { PersonLoad } from './person-load';
import type { RosterModel } from './roster-model';

export interface UsedOf {
  readonly used: number;
  /** In service and not away all day. */
  readonly there: number;
}

/** What a day of the week uses of what is there. */
export interface DayCapacity {
  readonly people: UsedOf;
  readonly certified: UsedOf;
  readonly vehicles: UsedOf;
  /** Places of the whole week's shifts. */
  readonly slots: { readonly open: number; readonly asked: number };
  /** There and without duty that day; of them with a certificate. */
  readonly free: number;
  readonly freeCertified: number;
}

/** @param day 0 = Monday */
export function dayCapacity(model: RosterModel, loads: readonly PersonLoad[], day: number): DayCapacity {
  const startAt = instantOfCivil(model.week.monday + day, 0), endAt = startAt + 86_400_000;
  const there = loads.filter(({ hasLeft, leaveDays, person }) => !hasLeft && !leaveDays.has(day) && (person.leftAt === null || Date.parse(person.leftAt) > startAt));
  const holds = ({ person }: PersonLoad): boolean => person.certificates.some(({ from, to }) => Date.parse(from) < endAt && Date.parse(to) > startAt);
  const certified = there.filter(holds), onDuty = ({ dutyDays }: PersonLoad): boolean => dutyDays.has(day);
  const vehicles = model.roster.vehicles.filter(({ away }) => !away.some(({ from, to }) => Date.parse(from) <= startAt && Date.parse(to) >= endAt));
  const usedVehicles = new Set(model.shifts.filter((shift) => shift.day === day).flatMap(({ assignments }) => assignments.flatMap(({ vehicleId }) => (vehicleId === null ? [] : [vehicleId]))));
  const asked = model.shifts.reduce((sum, { personCount }) => sum + personCount, 0), open = model.shifts.reduce((sum, { gapCount }) => sum + gapCount, 0);
  const free = there.filter((load) => !onDuty(load));
  return {
    people: { used: there.filter(onDuty).length, there: there.length }, certified: { used: certified.filter(onDuty).length, there: certified.length },
    vehicles: { used: usedVehicles.size, there: vehicles.length }, slots: { open, asked }, free: free.length, freeCertified: free.filter(holds).length,
  };
}
