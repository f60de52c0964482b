import { civilDateOf, dayFactsOf, zoneStateAt, type CivilDate, type DayFacts, type ZoneRule } from '@wuding/domain';
import { bboxCentre, bboxOf } from '@wuding/geo';
import { marketRules, schoolTerms } from '../ground/county-calendar';
import type { GroundZone } from '../ground/zones';
import { instantOf, type WorkCalendar } from './calendar';
import type { PermittedPlace } from './permitted-place';

const slotMinutes = 30;

/** The zones where vending is permitted, as places a vendor may turn to. Whether one is open is asked of the rules of zones, by the half hour. */
export function permittedPlacesOf(zones: readonly GroundZone[], calendar: WorkCalendar): PermittedPlace[] {
  const factsOf = factsBy(calendar);
  return zones.flatMap(({ code, kind, polygons, capacity, ...zone }) => {
    const box = bboxOf(polygons.flat(2));
    if (kind !== 'permitted-vending' || capacity === null || box === null) return [];
    const rule: ZoneRule = { ...zone, bells: [], effectiveFromAt: null, effectiveToAt: null };
    const isOpen = (day: number, minute: number): boolean =>
      zoneStateAt(rule, { at: instantOf(day, minute), civil: { on: civilDateOf(day), minute }, factsOf }).state === 'in-force';
    return [{ code, capacity, position: bboxCentre(box), isOpenAt: bySlot(isOpen) }];
  });
}

/** Remembers the answers of the day that was asked about last. */
function bySlot(isOpen: (day: number, minute: number) => boolean): PermittedPlace['isOpenAt'] {
  let known = new Map<number, boolean>(), knownDay = -1;
  return (day, minute) => {
    if (day !== knownDay) [known, knownDay] = [new Map(), day];
    const slot = Math.floor(minute / slotMinutes);
    const answer = known.get(slot) ?? isOpen(day, slot * slotMinutes);
    known.set(slot, answer);
    return answer;
  };
}

/** Facts of a day by the county's own calendar. Where no work calendar was announced its plain weekdays are workdays. */
function factsBy({ holidays, workedWeekends }: WorkCalendar): (on: CivilDate) => DayFacts {
  const work = {
    coversFrom: '1970-01-01', coversTo: '9999-12-31', holidays: [...holidays].map((on) => ({ name: '节假日', from: on, to: on })), workedWeekends: [...workedWeekends],
  };
  let known: DayFacts[] = [];
  return (on) => {
    const found = known.find((facts) => facts.on === on) ?? dayFactsOf(on, { work, markets: marketRules, terms: schoolTerms });
    known = [found, ...known.filter((facts) => facts.on !== on)].slice(0, 2);
    return found;
  };
}
