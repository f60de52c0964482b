import type { Role } from '@wuding/domain';
import { createApp } from '../../app';
import type { Store } from '../../db/store';
import type { Services } from '../../services';
import { createSession } from '../../usecases/session/create-session';
import { givenAccount, rightPassword } from '../accounts';
import { TestClock } from '../context';
import { addTo, scatter } from '../incident-changes';
import { testServices } from '../services';
import { at, rectangle, Town } from '../town';
import type { KnownValues } from './schema-values';

/** A furnished town behind the app, people of every power signed in, and the values that lead to its records. */
export interface AttackedTown {
  readonly town: Town;
  readonly services: Services;
  readonly app: ReturnType<typeof createApp>;
  readonly cookies: readonly string[];
  readonly known: KnownValues;
}

const attackers: readonly Role[] = ['director', 'director', 'officer', 'analyst', 'district-leader', 'secadmin', 'auditor'];

/** @param store empty and migrated */
export async function attackedTown(store: Store, { incidentCount }: { incidentCount: number }): Promise<AttackedTown> {
  const clock = new TestClock();
  const town = await Town.found(store);
  const districtId = await town.addDistrict('凯龙', [{ ring: rectangle(0, -1500, 1500, 1500) }]);
  await town.addStreet('环城路', 'main', [at(-1500, 0), at(1500, 0)]);
  await town.addPlace('一小', 'school', at(10, 20));
  await town.addZone('一小周边', 'sensitive', rectangle(0, 0, 100, 100), { districtId });
  for (let left = incidentCount; left > 0; left -= 1_000) await addTo(town, scatter(Math.min(left, 1_000), districtId, left));
  const services = await testServices(store, clock);
  const cookies: string[] = [];
  for (const [index, role] of attackers.entries()) {
    const username = `${role}${index}`;
    await givenAccount(store, clock, username, role);
    const session = await createSession({ ctx: { store, clock, requestId: null }, signIns: services.signIns, input: { username, password: rightPassword, remoteAddress: '' } });
    if (!session.ok) throw new Error(`${username} could not sign in: ${session.refusal.code}`);
    cookies.push(`wuding=${session.value.token}`);
  }
  const [lng, lat] = at(0, 0);
  return { town, services, app: createApp(services), cookies, known: knownValues(lng, lat) };
}

const knownValues = (lng: number, lat: number): KnownValues => ({
  'id': [1, 2, 3, 50, 'incidents', 'streets', 'districts', 'places'], 'dataset': ['town'], 'eventCode': ['05-01', '05-02'], 'code': ['05-01'], 'codes': ['05-01', '05-02'],
  'lng': [lng], 'lat': [lat], 'position/0': [lng, lng + 0.001], 'position/1': [lat, lat + 0.001], 'district': [1], 'districts': [0, 1],
  'bbox': [`${lng - 0.05},${lat - 0.05},${lng + 0.05},${lat + 0.05}`], 'name': ['环城路', 'county'], 'z': [0, 10, 12, 14], 'x': [0, 793, 12_681], 'y': [0, 440, 7_050],
  'coordinates': [[[[lng - 0.01, lat - 0.01], [lng + 0.01, lat - 0.01], [lng, lat + 0.01], [lng - 0.01, lat - 0.01]]], [[[lng, lat], [lng, lat], [lng, lat], [lng, lat]]]],
});
