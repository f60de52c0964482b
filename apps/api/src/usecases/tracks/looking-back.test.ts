import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import type { ExportFile } from '../../export/export-file';
import { gpxPositions } from '../../ingest/gpx-positions';
import { Carrier, carrierStart } from '../../testing/carrier';
import { consoleActor } from '../../testing/context';
import { accepted, refusalOf, type DutyTown } from '../../testing/duty-town';
import { installedStandard } from '../../testing/patrol-standard';
import { testStore } from '../../testing/store';
import { at, rectangle } from '../../testing/town';
import { exportCoverage } from '../coverage/export-coverage';
import { exportInside } from './export-inside';
import { exportPlayedTracks } from './export-played-tracks';
import { exportTimelines } from './export-timelines';
import { importTracks } from './import-tracks';
import { lookInside } from './look-inside';
import { addDevice } from './manage-devices';
import { listPatrolShifts, listTrackLookups, playTracks } from './play-tracks';
import { readTimelines } from './read-timelines';
import { settleTracks } from './settle-tracks';
import { listTrackDevices, uploadTracks } from './upload-tracks';

/** One person on duty at a post of the own district from 12:00 to 16:00 on 2026-05-01, carrying a device; the clock stands at 15:00. */
let carrier: Carrier;
let duty: DutyTown;
let deviceId: number;
const start = carrierStart, minute = 60_000;

beforeAll(async () => {
  carrier = await Carrier.found(await testStore());
  ({ duty, deviceId } = carrier);
});
beforeEach(() => carrier.begin());
const send = (minutes: number, metres: number) => carrier.send(minutes, metres);

describe('a way played back', () => {
  const window = { from: new Date(start).toISOString(), to: new Date(start + 240 * minute).toISOString() };
  const play = (who: Parameters<typeof duty.town.as>[0], more: object = {}) => playTracks({ ctx: duty.town.as(who), input: { ...window, deviceIds: [deviceId], reason: '核对投诉', ...more } });

  test('shows believable positions in order, is noted with its reason, and the person sees who looked', async () => {
    await send(100, -500);
    await send(101, -480);
    await carrier.take([{ at: start + 102 * minute, lng: 0, lat: 0, accuracyMetres: 6 }]);
    const { items } = await accepted(listPatrolShifts({ ctx: duty.director, input: { day: '2026-05-01' } }));
    expect(items).toMatchObject([{ deviceId, placeName: '河边守点', personName: '甲', from: window.from, to: window.to, visitCount: 0 }]);
    const { tracks } = await accepted(play('director'));
    expect(tracks[0]!.points.map(([second]) => second)).toEqual([6_000, 6_060]);
    const own = { ...consoleActor('auxiliary'), accountId: carrier.personAccount };
    expect((await accepted(listTrackLookups({ ctx: duty.town.as(own) }))).items).toMatchObject([{ by: 'director', reason: '核对投诉', from: window.from, to: window.to }]);
    expect((await accepted(listTrackLookups({ ctx: duty.town.as('auxiliary') }))).items).toEqual([]);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'play' and entity = 'track' and detail ->> 'reason' = '核对投诉'`)).toHaveLength(1);
  });
  test('is not for other districts, unknown devices, or more than a day', async () => {
    expect(await refusalOf(play({ ...consoleActor('district-leader'), districtIds: [duty.districts.other] }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(play('director', { deviceIds: [deviceId, 4711] }))).toMatchObject({ code: 'not-found', pointer: '/deviceIds' });
    expect(await refusalOf(play('director', { to: new Date(start + 25 * 3_600_000).toISOString() }))).toMatchObject({ code: 'window-too-long' });
    expect(await refusalOf(play('director', { to: window.from }))).toMatchObject({ code: 'window-ends-before-it-begins' });
  });
});

/** The text of an export. */
async function textOf(file: Promise<Result<ExportFile>>): Promise<string> {
  let text = '';
  for await (const piece of (await accepted(file)).pieces) text += String(piece);
  return text;
}
const ownLookups = async () => (await accepted(listTrackLookups({ ctx: duty.town.as({ ...consoleActor('auxiliary'), accountId: carrier.personAccount }) }))).items;

describe('ways taken out as files', () => {
  const window = { from: new Date(start).toISOString(), to: new Date(start + 240 * minute).toISOString(), reason: '行政复议举证' };
  const walk = async () => {
    for (let i = 0; i <= 20; i++) await send(60 + i / 4, -800 + i * 10);
    await send(120, -600);
    duty.town.clock.passMinutes(5);
    await settleTracks(duty.town, { quietSince: duty.town.clock.at });
  };

  test('are tracks broken where positions are, tables of positions, timelines and entries: what the screen shows, each labelled', async () => {
    await walk();
    const played = (format: 'gpx' | 'geojson' | 'csv') => textOf(exportPlayedTracks({ ctx: duty.director, input: { ...window, deviceIds: [deviceId], format } }));
    const gpx = await played('gpx'), [first, second] = gpx.split('<trkseg>').slice(1);
    expect([first, second].map((piece) => piece?.match(/<trkpt /g)?.length)).toEqual([21, 1]);
    expect(gpxPositions(gpx)).toHaveLength(22);
    expect(second).toContain(`<time>${new Date(start + 120 * minute).toISOString()}</time>`);
    const { features: [track] } = JSON.parse(await played('geojson')) as { features: [{ geometry: { coordinates: unknown[][] }; properties: { coordTimes: string[][] } }] };
    expect(track.geometry.coordinates.map((piece) => piece.length)).toEqual([21, 1]);
    expect(track.properties.coordTimes.map((piece) => piece.length)).toEqual([21, 1]);
    const table = (await played('csv')).split('\r\n');
    expect(table[0]).toMatch(/^\uFEFF班组 \/ 岗位,人员,/);
    expect(table[1]).toMatch(/^河边守点,甲,,2026-05-01 13:00:00,98\.\d+,24\.\d+,模拟$/);
    const timeline = await textOf(exportTimelines({ ctx: duty.director, input: { ...window, deviceIds: [deviceId], format: 'csv' } }));
    expect(timeline.split('\r\n').slice(1, 5).map((line) => line.split(',').slice(0, 6).join())).toEqual([
      ',没有定位,2026-05-01 12:00:00,2026-05-01 13:00:00,60,', expect.stringMatching(/^滨河路,路段,2026-05-01 13:00:\d\d,2026-05-01 13:0[45]:\d\d,[45](\.\d)?,顺向$/), ',没有定位,2026-05-01 13:05:00,2026-05-01 14:00:00,55,', ',没有定位,2026-05-01 14:00:00,2026-05-01 16:00:00,120,',
    ]);
    const drawn = JSON.parse(await textOf(exportTimelines({ ctx: duty.director, input: { ...window, deviceIds: [deviceId], format: 'geojson' } }))) as { features: { geometry: { type: string } | null }[] };
    expect(drawn.features.map(({ geometry }) => geometry?.type ?? null)).toEqual([null, 'LineString', null, null]);
    const inside = await textOf(exportInside({ ctx: duty.director, input: { ...window, area: { type: 'Polygon', coordinates: [rectangle(-695, -30, -590, 30)] }, format: 'csv' } }));
    expect(inside.split('\r\n')[1]).toMatch(/^河边守点,甲,,2026-05-01 13:02:45,2026-05-01 13:05:00,2\.3,定位,模拟$/);
  });
  test('are noted like a look, with the reason, and the person sees that they were taken out; the log has the export too', async () => {
    const why = { ...window, reason: '只此一次', deviceIds: [deviceId] };
    await accepted(exportPlayedTracks({ ctx: duty.director, input: { ...why, format: 'gpx' } }));
    await accepted(playTracks({ ctx: duty.director, input: why }));
    expect((await ownLookups()).filter(({ reason }) => reason === '只此一次')).toMatchObject([{ by: 'director', isExport: false }, { by: 'director', isExport: true }]);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'export' and entity = 'track' and detail ->> 'reason' = '只此一次' and detail ->> 'format' = 'gpx'`)).toHaveLength(1);
    const other = { ...consoleActor('district-leader'), districtIds: [duty.districts.other] };
    expect(await refusalOf(exportPlayedTracks({ ctx: duty.town.as(other), input: { ...window, deviceIds: [deviceId], format: 'gpx' } }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(exportTimelines({ ctx: duty.town.as(other), input: { ...window, deviceIds: [deviceId], format: 'csv' } }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(exportInside({ ctx: duty.town.as(other), input: { ...window, format: 'csv' } }))).toMatchObject({ code: 'area-missing' });
  });
  test('of a team’s device are told to everybody of the team on duty then, and shown once', async () => {
    const [team] = await rowsOf<{ id: number }>(duty.town.store.db, sql`insert into team (dataset_id, name, kind) values (${duty.town.dataset.id}::int, '机动队', 'shift') returning id::int as id`);
    await rowsOf(duty.town.store.db, sql`insert into team_member (team_id, person_id) select ${team!.id}::int, id from person where name = '甲' returning 1`);
    const { id } = await accepted(addDevice({ ctx: duty.town.as(consoleActor('sysadmin')), input: { name: '队里的手机', boundTo: { kind: 'team', name: '机动队' }, datum: 'wgs84' } }));
    const { tracks } = await accepted(playTracks({ ctx: duty.director, input: { ...window, reason: '队里的轨迹', deviceIds: [id, deviceId] } }));
    expect(tracks.map((track) => [track.deviceId, track.bearer]).toSorted()).toEqual([[deviceId, null], [id, '机动队']].toSorted());
    expect((await ownLookups()).filter(({ reason }) => reason === '队里的轨迹')).toMatchObject([{ by: 'director', isExport: false }, { by: 'director', isExport: false }]);
    for (const table of ['track_lookup', 'device'] as const) await rowsOf(duty.town.store.db, sql`delete from ${sql.identifier(table)} where ${sql.identifier(table === 'device' ? 'id' : 'device_id')} = ${id}::int returning 1`);
  });
});

describe('what a unit did, and who was where', () => {
  const window = { from: new Date(start).toISOString(), to: new Date(start + 240 * minute).toISOString() };
  const look = (who: Parameters<typeof duty.town.as>[0], more: object = {}) => lookInside({ ctx: duty.town.as(who), input: { ...window, reason: '核对投诉', ...more } });
  const box = (west: number, east: number) => ({ area: { type: 'Polygon' as const, coordinates: [rectangle(west, -30, east, 30)] } });

  test('a timeline has streets in order, and the time without positions as gaps', async () => {
    for (let i = 0; i <= 20; i++) await send(60 + i / 4, -800 + i * 10);
    await send(120, -600);
    duty.town.clock.passMinutes(5);
    await settleTracks(duty.town, { quietSince: duty.town.clock.at });
    const read = (who: Parameters<typeof duty.town.as>[0], more: object = {}) => readTimelines({ ctx: duty.town.as(who), input: { ...window, deviceIds: [deviceId], reason: '核对投诉', ...more } });
    const { units } = await accepted(read('director'));
    expect(units).toMatchObject([{ placeName: '河边守点', personName: '甲', shift: window }]);
    expect(units[0]!.visits).toMatchObject([{ kind: 'street', name: '滨河路', direction: 1 }]);
    const clock = ({ from, to }: { from: string; to: string }) => [from, to].map((at) => (Date.parse(at) - start) / minute);
    expect(units[0]!.gaps.map(clock)).toEqual([[0, 60], [65, 120], [120, 240]]);
    expect(await refusalOf(read({ ...consoleActor('district-leader'), districtIds: [duty.districts.other] }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(read('director', { to: new Date(start + 25 * 3_600_000).toISOString() }))).toMatchObject({ code: 'window-too-long' });
    const own = { ...consoleActor('auxiliary'), accountId: carrier.personAccount };
    expect((await accepted(listTrackLookups({ ctx: duty.town.as(own) }))).items[0]).toMatchObject({ by: 'director', reason: '核对投诉' });
  });

  test('inside an area is who was there by positions, from when to when, and by visits once positions are gone', async () => {
    for (let i = 0; i <= 40; i++) await send(60 + i / 4, -800 + Math.min(i, 40 - i) * 10);
    duty.town.clock.passMinutes(5);
    await settleTracks(duty.town, { quietSince: duty.town.clock.at });
    const { items } = await accepted(look('director', box(-695, -590)));
    // East of -695 m from i = 11 to 29, in steps of a quarter of a minute.
    expect(items).toMatchObject([{ deviceId, personName: '甲', placeName: '河边守点', basis: 'positions', minutes: 4.5, entries: [{ from: new Date(start + (60 + 11 / 4) * minute).toISOString() }] }]);
    expect((await accepted(look('director', box(-300, -200)))).items).toEqual([]);
    expect((await accepted(look({ ...consoleActor('district-leader'), districtIds: [duty.districts.other] }, box(-695, -590)))).items).toEqual([]);
    expect((await accepted(look('director', { district: duty.districts.own }))).items).toMatchObject([{ minutes: 10 }]);
    await rowsOf(duty.town.store.db, sql`delete from fix`);
    const [byVisits] = (await accepted(look('director', box(-695, -590)))).items;
    expect(byVisits).toMatchObject({ deviceId, basis: 'visits' });
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'look-inside' and detail ->> 'reason' = '核对投诉'`)).toHaveLength(5);
  });

  test('is refused without an area, with a broken one, for an unknown district or too long a time', async () => {
    expect(await refusalOf(look('director'))).toMatchObject({ code: 'area-missing' });
    expect(await refusalOf(look('director', { area: { type: 'Polygon', coordinates: [[at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]] } }))).toMatchObject({ code: 'invalid-geometry' });
    expect(await refusalOf(look('director', { district: 4711 }))).toMatchObject({ code: 'unknown-district', pointer: '/district' });
    expect(await refusalOf(look('director', { ...box(0, 10), from: '2026-01-01T00:00:00Z' }))).toMatchObject({ code: 'window-too-long' });
    expect(await refusalOf(look('director', { ...box(0, 10), from: window.to }))).toMatchObject({ code: 'window-ends-before-it-begins' });
  });
});

describe('a file of positions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-tracks-'));
  const take = (name: string, text: string, device = '甲的手机') => {
    writeFileSync(join(folder, name), text);
    return importTracks({ ctx: duty.town.as(consoleActor('sysadmin')), intake: carrier.services.intake, input: { path: join(folder, name), device, isDryRun: false, errorsPath: join(folder, 'errors.csv') } });
  };
  const point = (minutes: number) => `<trkpt lat="${at(-500, 0)[1]}" lon="${at(-500, 0)[0]}"><time>${new Date(start + minutes * minute).toISOString()}</time></trkpt>`;

  test('as GPX, CSV and GeoJSON passes the door of all positions: known ones are known, off duty is only counted, rows nobody reads are listed', async () => {
    const gpx = `<gpx><trk><trkseg>${point(10)}${point(11)}${point(-60)}<trkpt lat="x" lon="1"><time>2026-05-01T05:00:00Z</time></trkpt></trkseg></trk></gpx>`;
    expect(await accepted(take('a.gpx', gpx))).toEqual({ acceptedCount: 2, rejectedCount: 1, duplicateCount: 0, offDutyCount: 1 });
    expect(readFileSync(join(folder, 'errors.csv'), 'utf8')).toContain('4,lat,position-unreadable');
    expect(await accepted(take('a.gpx', gpx))).toMatchObject({ acceptedCount: 0, duplicateCount: 2 });
    const [lng, lat] = at(-500, 0), time = (minutes: number) => new Date(start + minutes * minute).toISOString();
    expect(await accepted(take('b.csv', `at,lng,lat,accuracyMetres\n${time(11)},${lng},${lat},8\n${time(12)},${lng},${lat},8\n${time(13)},NaN,${lat},8\n`))).toMatchObject({ acceptedCount: 1, duplicateCount: 1, rejectedCount: 1 });
    const line = { type: 'Feature', properties: { coordTimes: [time(12), time(14)] }, geometry: { type: 'LineString', coordinates: [[lng, lat], [lng, lat]] } };
    expect(await accepted(take('c.geojson', JSON.stringify({ type: 'FeatureCollection', features: [line] })))).toMatchObject({ acceptedCount: 1, duplicateCount: 1 });
  });
  test('from the screen is looked through first, then taken; what cannot be read is told with row and reason', async () => {
    const upload = (fileName: string, text: string, isDryRun = false) => uploadTracks({ ctx: duty.town.as('analyst'), intake: carrier.services.intake, spoolDirectory: folder, input: { device: '甲的手机', fileName, content: Buffer.from(text).toString('base64'), isDryRun } });
    const gpx = `<gpx>${point(10)}<trkpt lat="x" lon="1"><time>2026-05-01T05:00:00Z</time></trkpt></gpx>`;
    expect(await accepted(upload('a.gpx', gpx, true))).toMatchObject({ acceptedCount: 1, rejectedCount: 1, rows: [{ row: 2, field: 'lat', code: 'position-unreadable' }] });
    expect(await rowsOf(duty.town.store.db, sql`select 1 from fix`)).toEqual([]);
    expect(await accepted(upload('a.gpx', gpx))).toMatchObject({ acceptedCount: 1, duplicateCount: 0 });
    expect(await refusalOf(upload('b.gpx', `<gpx>${point(20)}${point(21).slice(0, -10)}`))).toMatchObject({ code: 'import-refused', pointer: '/content', data: { reason: 'gpx-truncated', row: 2 } });
    expect(await refusalOf(upload('c.gpx', `<!DOCTYPE gpx><gpx>${point(20)}</gpx>`))).toMatchObject({ code: 'import-refused', data: { reason: 'dtd-refused', sentence: expect.stringContaining('DTD') as string } });
    expect((await accepted(listTrackDevices({ ctx: duty.town.as('analyst'), input: {} }))).items).toMatchObject([{ name: '甲的手机', datum: 'wgs84' }]);
    expect(await refusalOf(listTrackDevices({ ctx: duty.town.as('officer'), input: {} }))).toMatchObject({ code: 'not-allowed' });
  });
  test('with a DTD, cut off, or of an unknown device leaves nothing behind', async () => {
    expect(await refusalOf(take('d.gpx', `<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx>${point(20)}</gpx>`))).toMatchObject({ code: 'dtd-refused' });
    expect(await refusalOf(take('e.gpx', `<gpx><trk>${point(20)}${point(21)}`))).toMatchObject({ code: 'gpx-truncated', data: { row: 3 } });
    expect(await refusalOf(take('f.gpx', `<gpx>${point(20)}</gpx>`, '没有'))).toMatchObject({ code: 'not-found' });
    expect(await rowsOf(duty.town.store.db, sql`select 1 from fix`)).toEqual([]);
  });
});

test('coverage goes out as a file with what is owed, labelled 模拟', async () => {
  const text = await textOf(exportCoverage({ ctx: duty.director, input: { format: 'csv', from: new Date(start).toISOString(), to: new Date(start + 60 * minute).toISOString() }, requirements: installedStandard() }));
  expect(text.split('\n')[1]).toMatch(/^滨河路,\d+,主干道（严管）,凯龙城,,200,0,0,0,,.*模拟/);
  expect(await refusalOf(exportCoverage({ ctx: duty.town.as('officer'), input: { format: 'csv' }, requirements: installedStandard() }))).toMatchObject({ code: 'not-allowed' });
});
