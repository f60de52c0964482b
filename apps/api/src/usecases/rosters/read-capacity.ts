import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, judgeCapacity, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { dutyPeople } from '../../repositories/duty-people';
import { findRoster, shiftsOfRoster } from '../../repositories/rosters';
import { allVehicles } from '../../repositories/vehicles';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { dutyCalendar } from './duty-calendar';
import { incidentExpectation } from './incident-expectation';
import { placeKeyOf, placesOf } from './load-roster';
import { wantedShifts } from './plan-roster';
import type { WeekInput } from './read-roster';
import { rosterWeek } from './roster-week';

/** What a week's posts and beats ask for against what can lawfully be given, and what the gap is expected to cost. */
export async function readCapacity({ ctx, input, cubes }: { ctx: Context; input: WeekInput; cubes: EventCubes }): Promise<Result<ResponseOf<Endpoints['readCapacity']>>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id;
  const { calendar, isMissing } = await dutyCalendar(db, datasetId);
  const wanted = await wantedShifts(db, { datasetId, week: week.value, districts: null }, calendar);
  if (isMissing()) return refuse('calendar-missing', { pointer: '/week' });
  const places = new Map((await placesOf(db, datasetId)).map((place) => [place.key, place]));
  const roster = await findRoster(db, datasetId, week.value.weekOn);
  const known = new Map((roster === null ? [] : await shiftsOfRoster(db, roster.id)).map((shift) => [`${placeKeyOf(shift)}/${shift.startAt}`, shift.id]));
  const people = await dutyPeople(db, datasetId, week.value.fromAt);
  const vehicles = (await allVehicles(db, datasetId)).filter(({ retiredOn }) => retiredOn === null || retiredOn > week.value.weekOn).map(({ id, absences }) => ({ id, away: absences }));
  const expectation = await incidentExpectation(cubes, datasetId, ctx.clock.now());
  const judged = judgeCapacity({
    weekAt: week.value.fromAt, people, vehicles, expectedIncidents: (key, hourOfWeek) => expectation.at(places.get(key), hourOfWeek),
    shifts: wanted.map((shift) => {
      const place = placeKeyOf(shift);
      return {
        id: known.get(`${place}/${shift.startAt}`) ?? 0, place, startAt: shift.startAt, endAt: shift.endAt, personCount: shift.personCount, certifiedCount: shift.certifiedCount,
        needsVehicle: shift.needsVehicle, position: null, reliefPersonId: null, districtId: null,
      };
    }),
  });
  return accept({
    ...judged, hours: judged.hours.map((hour) => ({ ...hour, asked: { ...hour.asked }, available: { ...hour.available } })), basis: expectation.basis,
    unstaffed: judged.unstaffed.map((one) => ({ ...one, placeName: places.get(one.place)?.name ?? '', startAt: instantText(one.startAt) })),
  });
}
