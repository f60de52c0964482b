import { rowsOf, sql, type Store } from '../db/store';
import type { Services } from '../services';
import { addDevice } from '../usecases/tracks/manage-devices';
import { takeFixes } from '../usecases/tracks/take-fixes';
import { givenAccount } from './accounts';
import { consoleActor } from './context';
import { accepted, DutyTown } from './duty-town';
import { testServices } from './services';
import { at } from './town';

/** 12:00 on 2026-05-01, when the duty of the carrier begins. */
export const carrierStart = Date.UTC(2026, 4, 1, 4);
const minute = 60_000;

/** One person (甲) on duty at a post of the own district from 12:00 to 16:00 on 2026-05-01, carrying a device, near a street of 200 m; the clock stands at 15:00. */
export class Carrier {
  readonly duty: DutyTown;
  readonly deviceId: number;
  readonly personAccount: number;
  readonly #token: string;
  services!: Services;

  private constructor(duty: DutyTown, device: { id: number; token: string }, personAccount: number) {
    this.duty = duty;
    this.deviceId = device.id;
    this.personAccount = personAccount;
    this.#token = device.token;
  }

  static async found(store: Store): Promise<Carrier> {
    const duty = await DutyTown.found(store), personAccount = await givenAccount(store, duty.town.clock, 'carrier', 'auxiliary');
    await duty.town.addStreet('滨河路', 'main', [at(-800, 0), at(-600, 0)]);
    const { code } = await duty.guard('甲', { name: '河边守点', position: at(-500, 0) }, personAccount);
    return new Carrier(duty, await accepted(addDevice({ ctx: duty.town.as(consoleActor('sysadmin')), input: { name: '甲的手机', boundTo: { kind: 'person', name: code }, datum: 'wgs84' } })), personAccount);
  }

  /** As before the first position, at 15:00. */
  async begin(): Promise<void> {
    const { store, clock } = this.duty.town;
    clock.at = carrierStart + 180 * minute;
    await rowsOf(store.db, sql`delete from fix`);
    await rowsOf(store.db, sql`update device set last_at = null, last_lng = null, last_lat = null`);
    this.services = await testServices(store, clock);
  }

  /** A position so many minutes into the duty, so many metres east of the town's centre. */
  send(minutes: number, metres: number) {
    const [lng, lat] = at(metres, 0);
    return this.take([{ at: carrierStart + minutes * minute, lng, lat, accuracyMetres: 6 }]);
  }

  take(rows: readonly unknown[]) {
    return accepted(takeFixes({ place: { store: this.duty.town.store, intake: this.services.intake }, input: { token: this.#token, sentAt: null, rows } }));
  }
}
