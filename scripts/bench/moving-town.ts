import { join } from 'node:path';
import { createApp } from '../../apps/api/src/app';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { rowsOf, sql } from '../../apps/api/src/db/store';
import { simulatedDevices } from '../../apps/api/src/repositories/seed-tracks';
import type { Services } from '../../apps/api/src/services';
import { accepted, DutyTown, shiftAt } from '../../apps/api/src/testing/duty-town';
import { serveApp } from '../../apps/api/src/testing/serve-app';
import { testServices } from '../../apps/api/src/testing/services';
import { at } from '../../apps/api/src/testing/town';
import { changeRoster } from '../../apps/api/src/usecases/rosters/change-roster';
import { publishRoster } from '../../apps/api/src/usecases/rosters/publish-roster';
import type { Clock } from '../../packages/domain/src';

/** The town's first afternoon: Friday 2026-05-01, 13:00 in Shanghai. */
export const movingTownStart = Date.UTC(2026, 4, 1, 5);
/** Thirty metres: every step is a move. */
export const stepDegrees = 0.0003;
/** Steps before a unit is back where it began. */
export const stepsRound = 100;

/** Crews that follow each other through the day, minutes of it. */
export interface Crew {
  readonly startMinute: number;
  readonly endMinute: number;
  readonly unitCount: number;
}

export interface MovingTown {
  readonly duty: DutyTown;
  readonly services: Services;
  readonly url: string;
  readonly firstDevice: number;
  /** Where every unit begins, degrees. */
  readonly west: number;
  /** Every unit of every crew sends where it is in a round; those off duty are told that it is not kept. */
  move(round: number): Promise<unknown>;
}

/**
 * A town on an embedded store of its own, served on this machine: one person a crew, on duty on the first two days, with all the devices of the crew.
 * @param days civil dates of one week on which the crews stand
 */
export async function foundMovingTown(folder: string, { crews, days, clock }: { crews: readonly Crew[]; days: readonly string[]; clock: Clock }): Promise<MovingTown> {
  const store = await openStore({ dataDirectory: join(folder, 'store') });
  await migrate(store);
  const duty = await DutyTown.found(store), { town } = duty, week = days[0]!;
  await town.addStreet('滨河路', 'main', [at(-900, 0), at(900, 0)]);
  const standing = [];
  for (const [index, crew] of crews.entries()) {
    const personId = await duty.addPerson(`班长${index + 1}`), post = await duty.addPost({ name: `守点${index + 1}`, position: at(-600 + 300 * index, 0), spans: [crew] });
    await rowsOf(store.db, sql`
      insert into device (dataset_id, name, token_hash, person_id, datum, created_at, is_simulated)
      select ${town.dataset.id}::int, ${`D${index}-`} || n, ${`H${index}-`} || n, ${personId}::int, 'wgs84', ${new Date(movingTownStart).toISOString()}::timestamptz, true from generate_series(1, ${crew.unitCount}::int) n returning 1`);
    standing.push({ personId, place: `post:${post.id}`, startMinute: crew.startMinute });
  }
  const roster = await duty.plan(week);
  const changes = standing.flatMap(({ personId, place, startMinute }) => days.map((day) => ({
    op: 'assign' as const, shiftId: shiftAt(roster, place, new Date(Date.parse(`${day}T00:00:00+08:00`) + 60_000 * startMinute).toISOString()), personId, vehicleId: null, reasons: [],
  })));
  const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week, version: roster.version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week, version } }));
  const services = await testServices(store, clock), { url } = await serveApp(createApp(services)), devices = await simulatedDevices(store.db, town.dataset.id), [west] = at(-1_900, 0);
  return {
    duty, services, url, firstDevice: devices[0]!.id, west,
    move(round) {
      const deviceAt = services.clock.now();
      return Promise.all(devices.map((device, index) => services.intake.take({ device, sentAt: null, fixes: [{ deviceAt, lng: west + (round % stepsRound) * stepDegrees, lat: 24.588 + (index % 100) * 0.0001, accuracyMetres: 6, speedMetresPerSecond: 30, headingDegrees: null }] })));
    },
  };
}
