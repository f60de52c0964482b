import { joinPresences, type Presence } from '@wuding/analytics';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, civilDayOf, fixRules, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import { asMultiPolygon, bboxOf, pointInMultiPolygon, validatePolygon, type Position } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import type { Context } from '../../context';
import { findDistrict, listDistrictBoundaries } from '../../repositories/districts';
import { daysWithPositions, deviceDaysNear, positionsInBox, visitsInside, type InsideVisit } from '../../repositories/inside-area';
import { shiftTracks, type ShiftTrackRecord } from '../../repositories/played-tracks';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { noteLookup, type LookedAs } from './note-lookups';
import { isShown, nameFor } from './play-tracks';

type Body = ParsedOf<Endpoints['lookInside']>['body'];
type Item = ResponseOf<Endpoints['lookInside']>['items'][number];
const mostDays = 31, dayMilliseconds = 86_400_000;
/** Whoever is away for as long as this is still the same stay. @source fixtures/coverage.json, maxGapS */
const bridgedMilliseconds = 120_000;

interface Seen {
  readonly deviceId: number | null;
  readonly unit: string;
  readonly basis: Item['basis'];
  readonly stay: Presence;
}

/**
 * Who was inside an area (drawn now, or a district as it lay at the end) in a window of 31 days at most, from when to when: by positions where they are kept, by
 * visits of what lies in the area before. Looked at for a reason as a way is. Cost: grows with visits near the area and positions in it, not with the history.
 * Refuses `area-missing`, `invalid-geometry`, `unknown-district`, `window-too-long`, `window-ends-before-it-begins`.
 */
export async function lookInside({ ctx, input, as = 'shown' }: { ctx: Context; input: Body; as?: LookedAs }): Promise<Result<ResponseOf<Endpoints['lookInside']>>> {
  const fromAt = Date.parse(input.from), toAt = Date.parse(input.to), window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > mostDays * dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays } });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, area = await areaOf(ctx, input, { datasetId, at: toAt });
  if (!area.ok) return area;
  const seen = await seenInside(ctx, area.value, { datasetId, fromAt, toAt });
  const shifts = await shiftTracks(ctx.store.db, { datasetId, fromAt, toAt, deviceIds: [...new Set(seen.flatMap(({ deviceId }) => deviceId ?? []))] });
  const found = itemsOf(ctx, seen, shifts);
  const noted = await noteLookup(ctx, {
    datasetId, fromAt, toAt, reason: input.reason, action: 'look-inside', as, shown: found.flatMap(({ item, personIds }) => (item.deviceId === null ? [] : [{ deviceId: item.deviceId, personIds }])),
    detail: input.district === undefined ? { area: area.value.coordinates } : { district: input.district },
  });
  return noted.ok ? accept({ from: instantText(fromAt), to: instantText(toAt), items: found.map(({ item }) => item) }) : noted;
}

async function areaOf(ctx: Context, { area, district }: Body, { datasetId, at }: { datasetId: number; at: number }): Promise<Result<MultiPolygon>> {
  if (area !== undefined) {
    const verdict = validatePolygon(area);
    return verdict.ok ? accept(asMultiPolygon(verdict.geometry) as MultiPolygon) : refuse('invalid-geometry', { pointer: `/area/${verdict.path.join('/')}`, data: { fault: verdict.code } });
  }
  if (district === undefined) return refuse('area-missing', { pointer: '/area' });
  const found = await findDistrict(ctx.store.db, district, at), boundary = (await listDistrictBoundaries(ctx.store.db, [district], at)).get(district);
  return found?.datasetId === datasetId && boundary !== undefined ? accept(boundary) : refuse('unknown-district', { pointer: '/district' });
}

async function seenInside({ store: { db } }: Context, area: MultiPolygon, window: { datasetId: number; fromAt: number; toAt: number }): Promise<Seen[]> {
  const polygons = area.coordinates as Position[][][], bbox = bboxOf(polygons.flat(2));
  if (bbox === null) return [];
  const query = { ...window, area, bbox }, days = await deviceDaysNear(db, query);
  const inside = (await positionsInBox(db, query, days)).filter(({ lng, lat }) => pointInMultiPolygon([lng, lat], polygons));
  const byPositions = [...groupedBy(inside, ({ deviceId }) => deviceId)]
    .flatMap(([deviceId, own]) => bridged(own.map(({ at }) => ({ from: at, to: at }))).map((stay): Seen => ({ deviceId, unit: '', basis: 'positions', stay })));
  return [...byPositions, ...seenByVisits(await visitsInside(db, query), await daysWithPositions(db, days))];
}

/** Of visits, those of days without positions; of a group, those of days on which no device told its way. */
function seenByVisits(visits: readonly InsideVisit[], kept: ReadonlySet<string>): Seen[] {
  const isTold = ({ deviceId, from }: InsideVisit): boolean => deviceId !== null && kept.has(`${deviceId}/${civilDayOf(from)}`);
  const tracked = new Set(visits.filter(({ deviceId }) => deviceId !== null).map(({ unit, from }) => `${unit}/${civilDayOf(from)}`));
  const shown = visits.filter((one) => !isTold(one) && !(one.deviceId === null && tracked.has(`${one.unit}/${civilDayOf(one.from)}`)));
  return [...groupedBy(shown, ({ deviceId, unit, from }) => (deviceId === null ? `${unit}/${civilDayOf(from)}` : String(deviceId))).values()]
    .flatMap((own) => bridged(own).map((stay): Seen => ({ deviceId: own[0]!.deviceId, unit: own[0]!.unit, basis: 'visits', stay })));
}

/** Stays joined over short absences. */
const bridged = (stays: readonly Presence[]): Presence[] => joinPresences(stays.map(({ from, to }) => ({ from, to: to + bridgedMilliseconds }))).map(({ from, to }) => ({ from, to: to - bridgedMilliseconds }));

interface Found {
  readonly item: Item;
  readonly personIds: readonly number[];
}

/** One item a device and stretch of duty, or a group and day; nothing of those the actor may not look at. */
function itemsOf(ctx: Context, seen: readonly Seen[], shifts: readonly ShiftTrackRecord[]): Found[] {
  const shiftOf = ({ deviceId, stay }: Seen): ShiftTrackRecord | undefined => shifts.find((one) => one.deviceId === deviceId && stay.from >= one.fromAt - fixRules.dutySlackMilliseconds && stay.from <= one.toAt + fixRules.dutySlackMilliseconds);
  const mayAll = isAllowed(ctx.actor, 'patrol.replay', { districtId: null });
  const facts = seen.map((one) => ({ ...one, shift: shiftOf(one) })).filter(({ shift }) => (shift === undefined ? mayAll : isShown(ctx, shift)));
  const groups = [...groupedBy(facts, ({ deviceId, unit, basis, shift, stay }) => `${deviceId ?? unit}/${basis}/${shift?.fromAt ?? civilDayOf(stay.from)}`).values()];
  return groups.map((own) => {
    const { deviceId, unit, basis, shift } = own[0]!, stays = own.map(({ stay }) => stay);
    const item: Item = {
      deviceId, placeName: shift?.placeName ?? unit, personName: nameFor(ctx, shift?.personName ?? null), bearer: shift?.bearer ?? null, isSimulated: shift?.isSimulated ?? false,
      shift: shift === undefined ? null : { from: instantText(shift.fromAt), to: instantText(shift.toAt) }, basis,
      minutes: stays.reduce((sum, { from, to }) => sum + (to - from), 0) / 60_000, entries: stays.map(({ from, to }) => ({ from: instantText(from), to: instantText(to) })),
    };
    return { item, personIds: shift?.personIds ?? [] };
  }).sort((a, b) => a.item.entries[0]!.from.localeCompare(b.item.entries[0]!.from));
}

function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row), group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
