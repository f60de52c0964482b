import type { ZoneView } from '@wuding/contract';
import { civilMomentsIn, dayFactsOf, zoneStateAt, type CalendarRules, type CivilDate, type DayFacts } from '@wuding/domain';
import type { ZoneRecord } from '../../repositories/zones';
import { instantText } from '../instant-text';

export type StateOf = (zone: ZoneRecord) => ZoneView['state'];

/** How zones of one dataset stand at an instant. */
export function statesAt(at: number, timeZone: string, rules: CalendarRules): StateOf {
  const civil = civilMomentsIn(timeZone)(at);
  const known = new Map<CivilDate, DayFacts>();
  const factsOf = (on: CivilDate): DayFacts => {
    const facts = known.get(on) ?? dayFactsOf(on, rules);
    known.set(on, facts);
    return facts;
  };
  return (zone) => {
    const answer = zoneStateAt(zone, { at, civil, factsOf });
    return { state: answer.state, because: answer.because, bell: answer.state === 'in-force' ? answer.bell : null };
  };
}

export function toZoneView(zone: ZoneRecord, stateOf: StateOf): ZoneView {
  const { dataset, id, code, name, kind, areaSquareMetres, districtId, districtName, capacity, basis, market, placeId, placeName, version, isRemoved } = zone;
  return {
    dataset, id, code, name, kind, areaSquareMetres, districtId, districtName, capacity, eventCodes: [...zone.eventCodes], basis,
    effectiveFrom: instantText(zone.effectiveFromAt), effectiveTo: instantText(zone.effectiveToAt), market, placeId, placeName,
    bells: zone.bells.map((bell) => ({ ...bell, weekdays: [...bell.weekdays] })), bellBeforeMinutes: zone.bellBeforeMinutes, bellAfterMinutes: zone.bellAfterMinutes,
    hours: zone.hours.map((one) => ({ ...one, weekdays: [...one.weekdays] })), isRemoved, version, labelPosition: [zone.labelLng, zone.labelLat], state: stateOf(zone),
  };
}
