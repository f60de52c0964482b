import type { DutyFacts, DutyShift, Span } from '@wuding/domain';
import type { RosterView } from './endpoints/rosters';

/**
 * A roster as the domain's `DutyIndex` takes it: what the screen hovers with and the server decides with are the same facts.
 * @param metresBetween straight distance on the ground, metres
 */
export function toDutyFacts(
  roster: Pick<RosterView, 'places' | 'shifts' | 'assignments' | 'people' | 'vehicles'>, metresBetween: DutyFacts['metresBetween'],
): DutyFacts {
  const places = new Map(roster.places.map((place) => [place.key, place]));
  return {
    metresBetween,
    people: roster.people.map(({ id, kind, certificates, leave, schemes, leftAt }) => ({
      id, kind, certificates: certificates.map(toSpan), leave: leave.map(toSpan), schemes: schemes.map(toSpan), leftAt: leftAt === null ? null : Date.parse(leftAt),
    })),
    vehicles: roster.vehicles.map(({ id, away }) => ({ id, away: away.map(toSpan) })),
    shifts: roster.shifts.map((shift): DutyShift => {
      const place = places.get(shift.place);
      return {
        id: shift.id, place: shift.place, startAt: Date.parse(shift.startAt), endAt: Date.parse(shift.endAt), personCount: shift.personCount,
        certifiedCount: shift.certifiedCount, position: place?.position ?? null, reliefPersonId: place?.reliefPersonId ?? null, districtId: place?.districtId ?? null,
      };
    }),
    assignments: roster.assignments.map(({ shiftId, personId, vehicleId }) => ({ shiftId, personId, vehicleId })),
  };
}

const toSpan = ({ from, to }: { from: string; to: string }): Span => ({ fromAt: Date.parse(from), toAt: Date.parse(to) });
