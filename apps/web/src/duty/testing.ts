import type { RosterView } from '@wuding/contract';
import { rosterModel, type RosterModel } from './roster-model';

type Shift = RosterView['shifts'][number];
type Person = RosterView['people'][number];

/** An instant of the week from Monday 2026-11-23, on the bureau's clock. @param day 0 = Monday */
export const on = (day: number, clock: string): string => new Date(Date.parse(`2026-11-23T${clock}:00+08:00`) + day * 86_400_000).toISOString();

export const aPlace = (key: string, more: Partial<RosterView['places'][number]> = {}): RosterView['places'][number] =>
  ({ key, name: `农贸市场${key}岗`, districtId: 1, districtName: '农贸市场', position: [98.69, 24.59], radiusMetres: 50, reliefPersonId: null, ...more });

export const aPerson = (id: number, more: Partial<Person> = {}): Person =>
  ({ id, code: `W${String(id).padStart(3, '0')}`, name: `人${id}`, kind: 'auxiliary', skills: [], teamIds: [], certificates: [], leave: [], schemes: [], leftAt: null, ...more });

export const aShift = (id: number, day: number, more: Partial<Shift> & { from?: string; to?: string } = {}): Shift => {
  const { from = '06:30', to = '12:30', ...rest } = more;
  return { id, place: 'post:1', name: '早班', startAt: on(day, from), endAt: on(day, to), arriveAt: on(day, from), leaveAt: on(day, to), personCount: 1, certifiedCount: 0, needsVehicle: false, isOfWeek: true, ...rest };
};

export const aDuty = (shiftId: number, personId: number): RosterView['assignments'][number] => ({ shiftId, personId, vehicleId: null, reasons: [] });

export const aRoster = (more: Partial<RosterView>): RosterView => ({
  dataset: 'home', timeZone: 'Asia/Shanghai', week: '2026-11-23', version: 3, publishedVersion: null, publishedAt: null, isChanged: true, undoCount: 0, redoCount: 0, editableDistrictIds: null,
  places: [aPlace('post:1')], shifts: [], assignments: [], people: [], vehicles: [], findings: [], ...more,
});
export const aModel = (more: Partial<RosterView>): RosterModel => rosterModel(aRoster(more));
