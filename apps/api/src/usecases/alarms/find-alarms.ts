import { alarmRuleOf, type AlarmSetting } from '@wuding/catalog';
import { civilDayOf, emptySince, instantOfCivil, owedSince, relapseWaveOf, relapseWaveRule, unitRules, type PatrolRequirement, type WatchedAlarmKind } from '@wuding/domain';
import type { Database } from '../../db/store';
import type { FoundAlarm } from '../../repositories/alarms';
import { districtPresence } from '../../repositories/district-presence';
import { liveUnits, type LiveUnitRecord } from '../../repositories/live-units';
import { returnsSince, usualReturns, type SpotReturn } from '../../repositories/relapse-returns';
import { suspectDevices } from '../../repositories/track-days';
import { grouped } from '../duty/grouped';
import type { KeptDuty } from '../duty/load-duty';

/** What finding rests on, as of one instant (UTC milliseconds). */
export interface Watched {
  readonly datasetId: number;
  readonly now: number;
  readonly settings: readonly AlarmSetting[];
  /** How the duties of now are kept. */
  readonly kept: readonly KeptDuty[];
  /** What is asked of patrols now. */
  readonly rules: readonly PatrolRequirement[];
  /** What is looked for. */
  readonly kinds: readonly WatchedAlarmKind[];
}

const minute = 60_000, nothing = { districtId: null, postId: null, shiftId: null, deviceId: null } as const;

/** Every alarm of a place or a unit that stands now, of the kinds looked for. Grows with who is on duty and the visits of the longest limit, not with history. */
export async function findAlarms(db: Database, watched: Watched): Promise<FoundAlarm[]> {
  const units = (await liveUnits(db, watched.now)).filter(({ datasetId, startsAt, endsAt }) => datasetId === watched.datasetId && startsAt <= watched.now && endsAt > watched.now);
  const finders: Readonly<Record<WatchedAlarmKind, () => FoundAlarm[] | Promise<FoundAlarm[]>>> = {
    'post-empty': () => emptyPosts(watched), 'patrol-silent': () => silentPatrols(watched, units), 'district-uncovered': () => uncoveredDistricts(db, watched, units),
    'relapse-wave': () => relapseWaves(db, watched), 'datum-suspect': () => suspectUnits(db, watched, units),
  };
  const found: FoundAlarm[] = [];
  for (const kind of watched.kinds) found.push(...await finders[kind]());
  return found;
}

function emptyPosts({ kept, now, settings }: Watched): FoundAlarm[] {
  const running = kept.filter(({ duty, attendance }) => duty.postId !== null && duty.startAt <= now && duty.endAt > now && attendance.state !== 'relieved');
  return [...grouped(running, ({ duty: { shiftId } }) => String(shiftId)).values()].flatMap((people): FoundAlarm[] => {
    const { duty } = people[0]!, rule = alarmRuleOf(settings, 'post-empty', duty.districtId), limitMinutes = rule.limitMinutes ?? 0;
    const sinceAt = emptySince(people.map((one) => ({ ...one.attendance, startAt: one.duty.startAt })));
    if (!rule.isOn || sinceAt === null || now - sinceAt < limitMinutes * minute) return [];
    return [{
      kind: 'post-empty', subject: `shift:${duty.shiftId}`, districtId: duty.districtId, postId: duty.postId, shiftId: duty.shiftId, deviceId: null,
      facts: { placeName: duty.placeName, personName: null, sinceAt, limitMinutes, expectedCount: people.length, lastAt: null },
    }];
  });
}

function silentPatrols({ now, settings }: Watched, units: readonly LiveUnitRecord[]): FoundAlarm[] {
  return units.filter(({ place }) => place === 'beat').flatMap((unit): FoundAlarm[] => {
    const rule = alarmRuleOf(settings, 'patrol-silent', unit.districtId), limitMinutes = rule.limitMinutes ?? 0, sinceAt = Math.max(unit.startsAt, unit.at ?? unit.startsAt);
    if (!rule.isOn || now - sinceAt < limitMinutes * minute) return [];
    return [{
      ...nothing, kind: 'patrol-silent', subject: `device:${unit.deviceId}`, districtId: unit.districtId, deviceId: unit.deviceId,
      facts: { placeName: unit.bearer === null ? unit.placeName : `${unit.placeName} ${unit.bearer}`, personName: unit.personName, sinceAt, limitMinutes, expectedCount: null, lastAt: unit.at },
    }];
  });
}

async function uncoveredDistricts(db: Database, { datasetId, now, settings, kept, rules }: Watched, units: readonly LiveUnitRecord[]): Promise<FoundAlarm[]> {
  const dayMilliseconds = 86_400_000;
  const there = new Set([
    ...units.filter(({ at }) => at !== null && now - at <= unitRules.silentMilliseconds).map(({ districtId }) => districtId),
    ...kept.filter(({ duty, attendance }) => attendance.state === 'on-post' && duty.startAt <= now && duty.endAt > now).map(({ duty }) => duty.districtId),
  ]);
  return (await districtPresence(db, datasetId, { since: now - dayMilliseconds, now })).flatMap(({ districtId, name, lastVisitAt }): FoundAlarm[] => {
    const rule = alarmRuleOf(settings, 'district-uncovered', districtId), limitMinutes = rule.limitMinutes ?? 0, owedAt = owedSince(rules, districtId, now);
    const sinceAt = Math.max(owedAt ?? now, lastVisitAt ?? 0);
    if (!rule.isOn || owedAt === null || there.has(districtId) || now - sinceAt < limitMinutes * minute) return [];
    const facts = { placeName: name, personName: null, sinceAt, limitMinutes, expectedCount: null, lastAt: lastVisitAt !== null && lastVisitAt >= owedAt ? lastVisitAt : null };
    return [{ ...nothing, kind: 'district-uncovered', subject: `district:${districtId}`, districtId, facts }];
  });
}

/** The hours before are looked up only where today has spots enough for a wave. */
async function relapseWaves(db: Database, { datasetId, now, settings }: Watched): Promise<FoundAlarm[]> {
  const dayAt = instantOfCivil(civilDayOf(now), 0), longest = 240 * minute, found: FoundAlarm[] = [];
  const returns = await returnsSince(db, datasetId, { dayAt, since: Math.max(dayAt, now - longest), now });
  for (const inDistrict of grouped(returns, ({ districtId }) => String(districtId)).values()) {
    const { districtId, districtName } = inDistrict[0]!, rule = alarmRuleOf(settings, 'relapse-wave', districtId), limitMinutes = rule.limitMinutes ?? 0;
    const fromAt = Math.max(dayAt, now - limitMinutes * minute), lately = inDistrict.filter(({ at }) => at > fromAt), spotCount = countSpots(lately);
    if (!rule.isOn || spotCount < relapseWaveRule.leastSpots) continue;
    const usual = await usualReturns(db, districtId, { fromAt: dayAt - relapseWaveRule.historyDays * 1_440 * minute, toAt: dayAt, fromMinute: (fromAt - dayAt) / minute, toMinute: (now - dayAt) / minute });
    const wave = relapseWaveOf(spotCount, usual), [first] = lately, last = lately.at(-1);
    if (wave === null || first === undefined || last === undefined) continue;
    const facts = { placeName: districtName, personName: null, sinceAt: first.at, limitMinutes, expectedCount: null, lastAt: last.at, found: wave.spotCount, usual: wave.usualCount, dayCount: wave.dayCount };
    found.push({ ...nothing, kind: 'relapse-wave', subject: `district:${districtId}`, districtId, facts });
  }
  return found;
}

const countSpots = (returns: readonly SpotReturn[]): number => new Set(returns.map(({ spotId }) => spotId)).size;

/** Units on duty whose positions of today seem labelled with the wrong datum. */
async function suspectUnits(db: Database, { datasetId, now, settings }: Watched, units: readonly LiveUnitRecord[]): Promise<FoundAlarm[]> {
  const rule = alarmRuleOf(settings, 'datum-suspect');
  if (!rule.isOn || units.length === 0) return [];
  const suspect = new Set(await suspectDevices(db, datasetId, civilDayOf(now)));
  return units.filter(({ deviceId }) => suspect.has(deviceId)).map((unit) => ({
    ...nothing, kind: 'datum-suspect', subject: `device:${unit.deviceId}`, districtId: unit.districtId, deviceId: unit.deviceId,
    facts: { placeName: unit.bearer === null ? unit.placeName : `${unit.placeName} ${unit.bearer}`, personName: unit.personName, sinceAt: unit.startsAt, limitMinutes: 0, expectedCount: null, lastAt: unit.at },
  }));
}
