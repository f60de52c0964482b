import type { PatternSpan, PostState } from '@wuding/domain';
import { distanceMetres, type Position } from '@wuding/geo';
import { dayOfDate, instantOf } from '../life/calendar';
import type { PatrolGroup } from '../life/patrol';
import type { Person } from '../life/people/people';
import { shifts, type ShiftKey } from '../life/people/shift';
import { postRadiusMetres } from '../life/post/candidate-pairs';
import type { Post } from '../life/post/post';
import type { Spot } from '../life/spot';

/** A post as the bureau has planned it. Instants UTC milliseconds, positions WGS-84. */
export interface CountyPost {
  readonly code: string;
  readonly name: string;
  readonly state: PostState;
  readonly publishedAt: number;
  /** Why it was suspended or closed, and when; null = it was not. */
  readonly ended: { readonly at: number; readonly reason: string } | null;
  readonly position: Position;
  readonly radiusMetres: number;
  /** The district it lies in, or the nearest one, which looks after it. */
  readonly districtName: string;
  readonly streetName: string;
  /** Codes of people; null in a draft nobody has finished. */
  readonly primary: string | null;
  readonly relief: string | null;
  readonly crewSize: number;
  readonly spans: readonly PatternSpan[];
}

/** A mobile patrol's round. */
export interface CountyBeat {
  readonly code: string;
  readonly name: string;
  /** Of its first stop. */
  readonly position: Position;
  readonly stops: readonly { readonly spot: number; readonly name: string; readonly visitTarget: number }[];
  readonly spans: readonly PatternSpan[];
  readonly crewSize: number;
  readonly certifiedCount: 0 | 1;
  readonly needsVehicle: boolean;
}

export interface PlacesWorld {
  readonly posts: readonly Post[];
  readonly spots: readonly Spot[];
  readonly groups: readonly PatrolGroup[];
  readonly people: readonly Person[];
  readonly habitOf: (unit: string) => readonly number[];
  readonly districts: readonly { readonly name: string; readonly polygons: readonly (readonly (readonly Position[])[])[] }[];
}

/** A post is published the Thursday before it opens, at four in the afternoon. */
const publishedBeforeDays = 4, publishedMinute = 16 * 60;

/** Posts published by an instant, and those that never came to be manned, so that every state of a post is there. */
export function postsOf(world: PlacesWorld, untilAt: number): CountyPost[] {
  const open = world.posts.map((post) => manned(world, post)).filter(({ publishedAt }) => publishedAt <= untilAt);
  return [...open, ...unmanned(world).filter(({ publishedAt }) => publishedAt <= untilAt)];
}

function manned(world: PlacesWorld, { code, spot, position, radiusMetres, openedDay, weekly, crewSize }: Post): CountyPost {
  const place = world.spots[spot] as Spot;
  const [primary, relief] = crewOf(world, code);
  return {
    code, ...addressOf(world, place), state: 'published', ended: null, publishedAt: instantOf(openedDay - publishedBeforeDays, publishedMinute), position, radiusMetres, primary, relief, crewSize,
    spans: shifts.flatMap(({ key }) => spanOf(key, weekly.flatMap((keys, weekday) => (keys.includes(key) ? [weekday] : [])))),
  };
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];

interface Fate {
  readonly code: string;
  readonly area: string;
  readonly state: PostState;
  readonly publishedOn: string;
  readonly ended: CountyPost['ended'];
}

/** A post suspended, one closed before anybody stood there, and a draft that lacks its people and hours. [simulated] */
const fates: readonly Fate[] = [
  { code: 'G13', area: '凯龙城', state: 'suspended', publishedOn: '2024-07-04', ended: { at: Date.parse('2024-07-05T10:00:00+08:00'), reason: '路面开挖施工，启用前暂停' } },
  { code: 'G14', area: '农贸市场', state: 'closed', publishedOn: '2024-08-01', ended: { at: Date.parse('2024-08-02T09:30:00+08:00'), reason: '与邻近守点合并，未启用即撤销' } },
  { code: 'G15', area: '东卡', state: 'draft', publishedOn: '2024-09-05', ended: null },
];
/** So far from posts and their controls that nobody's truth is touched. */
const apartMetres = 150;

function unmanned(world: PlacesWorld): CountyPost[] {
  const taken = world.posts.flatMap(({ position, control }) => [position, control.position]);
  const free = world.spots.filter((spot) => taken.every((position) => distanceMetres(position, spot.position) > apartMetres)).sort((a, b) => b.exposure - a.exposure || a.index - b.index);
  return fates.flatMap(({ code, area, state, publishedOn, ended }) => {
    const place = free.find(({ districtName }) => districtName === area);
    if (place === undefined) return [];
    const [primary, relief] = state === 'draft' ? [null, null] : crewOf(world, code);
    return [{
      code, ...addressOf(world, place), state, ended, publishedAt: instantOf(dayOfDate(publishedOn), publishedMinute), position: place.position, radiusMetres: postRadiusMetres,
      primary, relief, crewSize: 2, spans: state === 'draft' ? [] : spanOf('middle', everyDay),
    }];
  });
}

/** Those auxiliaries who usually stand there come first. */
function crewOf({ people, habitOf }: PlacesWorld, unit: string): [string | null, string | null] {
  const crew = habitOf(unit).flatMap((index) => (people[index]?.role === 'auxiliary' ? [people[index].code] : []));
  return [crew[0] ?? null, crew[1] ?? null];
}

function addressOf({ districts }: PlacesWorld, { districtName, streetName, position }: Spot): Pick<CountyPost, 'name' | 'districtName' | 'streetName'> {
  const street = streetName === '' ? '巷口' : streetName;
  if (districtName !== null) return { name: `${districtName}${street}守点`, districtName, streetName };
  const nearest = districts.map(({ name, polygons }) => ({ name, metres: Math.min(...polygons.flat(2).map((corner) => distanceMetres(corner, position))) })).sort((a, b) => a.metres - b.metres)[0]?.name ?? '';
  return { name: `${nearest}外${street}守点`, districtName: nearest, streetName };
}

function spanOf(key: ShiftKey, weekdays: readonly number[]): PatternSpan[] {
  const shift = shifts.find((one) => one.key === key);
  return shift === undefined || weekdays.length === 0 ? [] : [{ name: shiftName(key), weekdays, dayKind: 'any', startMinute: shift.from, endMinute: shift.to }];
}

/** As rosters call it. */
export const shiftName = (key: ShiftKey): string => `${shifts.find((one) => one.key === key)?.name ?? ''}班`;

/** How many places of a round a beat names, and how often each is to be seen in a shift. */
const stopCount = 24, visitTarget = 1;

/** The rounds of the county's patrol groups as beats: B01, B02 … in the order of the shifts, called as their groups are: passes seen in positions and passes lived are then of one unit. */
export function beatsOf({ groups, spots }: Pick<PlacesWorld, 'groups' | 'spots'>, isLed: (group: string) => boolean): CountyBeat[] {
  return groups.map(({ name, mode, shift, round }, i) => ({
    code: beatCode(i), name, position: (spots[round[0] ?? 0] as Spot).position, crewSize: 2, certifiedCount: isLed(name) ? 1 : 0, needsVehicle: mode === 'vehicle', spans: spanOf(shift, everyDay),
    stops: round.slice(0, stopCount).map((spot) => ({ spot, visitTarget, name: stopName(spots[spot] as Spot) })),
  }));
}

const stopName = ({ districtName, streetName, index }: Spot): string => `${streetName === '' ? `${districtName ?? '城区'}巷口` : streetName}${String(index + 1).padStart(4, '0')}`;

export const beatCode = (group: number): string => `B${String(group + 1).padStart(2, '0')}`;
