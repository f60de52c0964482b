import { overlaps, touches } from '../duty-entry';
import type { Finding } from '../duty-facts';
import { finding, type Trial } from './trial';

/** Whether the post has room and the vehicle is there. */
export function judgePlaces(trial: Trial, findings: Finding[]): void {
  const { index, shift, present, vehicleId } = trial;
  const takenCount = index.entriesOfShift(shift.id).length - (present === null ? 0 : 1);
  if (takenCount >= shift.personCount) findings.push(finding(trial, 'post-full', { personCount: shift.personCount }));
  if (vehicleId === null) return;
  const taken = index.entriesOfVehicle(vehicleId).find((other) => other.shift.id !== shift.id && overlaps(other.shift, shift));
  if (taken !== undefined) findings.push(finding(trial, 'vehicle-taken', { vehicleId, otherShiftId: taken.shift.id, place: taken.shift.place }));
  const vehicle = index.vehicles.get(vehicleId);
  const away = vehicle?.away.find((span) => touches(span, shift));
  if (vehicle === undefined) findings.push(finding(trial, 'vehicle-away', { vehicleId }));
  else if (away !== undefined) findings.push(finding(trial, 'vehicle-away', { vehicleId, fromAt: away.fromAt, toAt: away.toAt }));
}
