import { distanceMetres, type Position } from '@wuding/geo';
import { random } from '../random';
import type { Spot } from './spot';

/** A place where vending is allowed at certain hours for as many as it holds (便民摊区). */
export interface PermittedPlace {
  readonly code: string;
  /** WGS-84, its middle. */
  readonly position: Position;
  readonly capacity: number;
  /** @param day days since 1970-01-01 @param minute local minute of the day */
  isOpenAt(day: number, minute: number): boolean;
}

/** A vendor knows of permitted places this near. @source docs/simulated-county.md */
const reachMetres = 200;
/** Mean share of the places taken by licensed vendors; how full it is changes from hour to hour. [simulated] */
const meanOccupancy = 0.8;

/** Whether a vendor of a spot has a permitted place within reach that is open and not full at that minute. */
export function permittedPlacesNear(seed: number, places: readonly PermittedPlace[], spots: readonly Spot[]): (spot: number, day: number, minute: number) => boolean {
  const near = spots.map(({ position }) => places.filter((place) => distanceMetres(place.position, position) <= reachMetres));
  let known = new Map<string, boolean>(), knownDay = -1;
  const isFree = ({ code, capacity }: PermittedPlace, day: number, hour: number): boolean => {
    if (day !== knownDay) [known, knownDay] = [new Map(), day];
    const answer = known.get(`${code}/${hour}`) ?? random(seed, 'permitted', code, day, hour).poisson(meanOccupancy * capacity) < capacity;
    known.set(`${code}/${hour}`, answer);
    return answer;
  };
  return (spot, day, minute) => (near[spot] ?? []).some((place) => place.isOpenAt(day, minute) && isFree(place, day, Math.floor(minute / 60)));
}
