import { rowsOf, sql, type Store } from '../../apps/api/src/db/store';
import { consoleActor } from '../../apps/api/src/testing/context';
import { accepted, DutyTown, shiftAt } from '../../apps/api/src/testing/duty-town';
import { at } from '../../apps/api/src/testing/town';
import { changeRoster } from '../../apps/api/src/usecases/rosters/change-roster';
import { publishRoster } from '../../apps/api/src/usecases/rosters/publish-roster';
import { addDevice } from '../../apps/api/src/usecases/tracks/manage-devices';

export const start = Date.UTC(2026, 4, 1, 4), secondsOfDuty = 4 * 3_600, everySeconds = 2, blocks = 16;
const blockMetres = 100;

/** A grid of streets, somebody on duty for four hours, and devices of theirs. */
export async function townOnDuty(store: Store, deviceCount: number): Promise<DutyTown> {
  const duty = await DutyTown.found(store), { town } = duty;
  for (let row = 0; row <= blocks; row++) {
    for (let block = 0; block < blocks; block++) {
      const [a, b, c] = [(block - blocks / 2) * blockMetres, (block + 1 - blocks / 2) * blockMetres, (row - blocks / 2) * blockMetres];
      await town.addStreet(`横${row}`, 'main', [at(a, c), at(b, c)]);
      await town.addStreet(`纵${row}`, 'alley', [at(c, a), at(c, b)]);
    }
  }
  const personId = await duty.addPerson('甲'), post = await duty.addPost({ position: at(-500, 0), spans: [{ startMinute: 720, endMinute: 960 }] });
  const roster = await duty.plan('2026-05-01'), shiftId = shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00');
  const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version: roster.version, changes: [{ op: 'assign', shiftId, personId, vehicleId: null, reasons: [] }], note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version } }));
  const [person] = await rowsOf<{ code: string }>(store.db, sql`select code from person where id = ${personId}::int`);
  for (let device = 0; device < deviceCount; device++) await accepted(addDevice({ ctx: town.as(consoleActor('sysadmin')), input: { name: `设备${device}`, boundTo: { kind: 'person', name: person!.code }, datum: 'wgs84' } }));
  await rowsOf(store.db, sql`update device set is_simulated = true returning 1`);
  town.clock.at = start + secondsOfDuty * 1_000;
  return duty;
}

/** Round the blocks at walking pace, a few metres beside the street; each device begins elsewhere. */
function positionOf(device: number, second: number): { lng: number; lat: number } {
  const gone = (second * 1.2 + device * 370) % (4 * 800), side = Math.floor(gone / 800), along = (gone % 800) - 400, beside = 3 * Math.sin(second / 17 + device);
  const [lng, lat] = side === 0 ? at(along, -400 + beside) : side === 1 ? at(400 + beside, along) : side === 2 ? at(-along, 400 + beside) : at(-400 + beside, -along);
  return { lng, lat };
}

/** So many positions of a device in a row, from its `first` on. */
export const fixesOf = (device: number, first: number, count: number) => Array.from({ length: count }, (_, i) => (
  { deviceAt: start + (first + i) * everySeconds * 1_000, ...positionOf(device, (first + i) * everySeconds), accuracyMetres: 6, speedMetresPerSecond: 1.2, headingDegrees: null }));
