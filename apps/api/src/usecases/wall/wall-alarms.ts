import { alarmRuleOf } from '@wuding/catalog';
import type { WallSections } from '@wuding/contract';
import { shownSeverity, type AlarmSeverity } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import { toldSince } from '../../repositories/alarm-attention';
import { countStanding } from '../../repositories/alarm-counts';
import { alarmRulesOf } from '../../repositories/alarm-rules';
import { listAlarmEntries, type AlarmEntry } from '../../repositories/alarms';
import { listDistricts } from '../../repositories/districts';
import { postsOf } from '../../repositories/posts';
import { alarmPolicyOf } from '../alarms/attend-alarms';
import { instantText } from '../instant-text';
import type { WallPlace } from './wall-sections';

type Alarm = WallSections['alarms'][number];
type Place = Pick<WallPlace, 'store' | 'dataset' | 'clock' | 'patrolLive'>;

const hour = 3_600_000, day = 24 * hour;
/** More alarms than this are told as a number. */
const mostAlarms = 500, mostDistricts = 200;
const gravity: Readonly<Record<AlarmSeverity, number>> = { urgent: 0, warning: 1, notice: 2 };

/** Where things stand, WGS-84; null = nowhere known. */
interface Ground {
  readonly nameOf: (entry: AlarmEntry) => string;
  readonly positionOf: (entry: AlarmEntry) => Alarm['position'];
}

/** Alarms of the last day that nobody answers for yet and that do not wait, one a place and kind however many people it is about; the gravest and the longest standing first. */
export async function readWallAlarms(place: Place): Promise<Alarm[]> {
  const { store: { db }, dataset, clock } = place, settings = await alarmRulesOf(db, dataset.id), ground = await groundOf(place);
  const entries = await listAlarmEntries(db, { datasetId: dataset.id, isOpen: true, isHeld: false, hasTold: false, kinds: null, fromAt: clock.now() - day, toAt: null, isDescending: true, limit: mostAlarms, after: null });
  const byPlace = new Map<string, Alarm>();
  for (const entry of entries.toReversed()) {
    const at = `${entry.kind}/${entry.shiftId === null ? entry.subject : `shift:${entry.shiftId}`}`, known = byPlace.get(at);
    const severity = shownSeverity(alarmRuleOf(settings, entry.kind).severity, { isHeld: false, isEscalated: entry.escalatedAt !== null });
    byPlace.set(at, known === undefined ? toWallAlarm(entry, severity, ground) : { ...known, personCount: known.personCount + 1 });
  }
  return [...byPlace.values()].sort((a, b) => gravity[a.severity] - gravity[b.severity] || Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
}

function toWallAlarm(entry: AlarmEntry, severity: AlarmSeverity, { nameOf, positionOf }: Ground): Alarm {
  const { key, kind, postId, districtId, districtName, facts, sinceAt, raisedAt, toldAt, escalatedAt } = entry;
  return {
    key, kind, severity, postKey: postId === null ? null : `post:${postId}`, placeName: nameOf(entry), districtId, districtName, position: positionOf(entry), personCount: 1, sinceAt: instantText(sinceAt), raisedAt: instantText(raisedAt),
    toldAt: instantText(escalatedAt ?? toldAt), isEscalated: escalatedAt !== null, lastAt: instantText(facts.lastAt ?? null), expectedCount: facts.expectedCount ?? null, found: facts.found ?? null, usual: facts.usual ?? null,
  };
}

/** A unit is called by its beat or post: facts kept with an alarm may hold a plate. */
async function groundOf({ store: { db }, dataset, clock, patrolLive }: Place): Promise<Ground> {
  const units = new Map((await patrolLive.snapshot()).units.map((unit) => [unit.deviceId, unit])), posts = new Map((await postsOf(db, dataset.id, ['published'])).map((post) => [post.id, post]));
  const districts = new Map((await listDistricts(db, { datasetId: dataset.id, at: clock.now(), sort: 'name', limit: mostDistricts, after: null })).map((district) => [district.id, district]));
  const pointOf = (lng: number | null | undefined, lat: number | null | undefined): Alarm['position'] => (lng == null || lat == null ? null : [...roundPosition([lng, lat])]);
  return {
    nameOf: ({ deviceId, facts }) => (deviceId === null ? facts.placeName : units.get(deviceId)?.placeName ?? ''),
    positionOf({ deviceId, postId, districtId }) {
      const thing = deviceId !== null ? units.get(deviceId) : postId !== null ? posts.get(postId) : undefined, district = districts.get(districtId ?? 0);
      return pointOf(thing?.lng, thing?.lat) ?? pointOf(district?.labelLng, district?.labelLat);
    },
  };
}

/** How much of the hour's budget is spent, and how many alarms wait for room in it. */
export async function readWallAttention({ store: { db }, dataset, clock }: Pick<Place, 'store' | 'dataset' | 'clock'>): Promise<WallSections['attention']> {
  const { perHour } = await alarmPolicyOf(db, dataset.id);
  return { perHour, toldCount: (await toldSince(db, dataset.id, clock.now() - hour)).length, heldCount: (await countStanding(db, { datasetId: dataset.id })).held };
}
