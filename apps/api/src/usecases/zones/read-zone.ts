import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Permission, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { readCalendarRules } from '../../repositories/calendar-rules';
import { findZone } from '../../repositories/zones';
import { parseInstant } from '../instant-text';
import { statesAt, toZoneView } from './zone-view';

export type ZoneDetail = ResponseOf<Endpoints['readZone']>;

/** What a person may do to a zone. */
const zoneActions: readonly Permission[] = ['zone.edit'];

/** One zone with its area, its state at a time (default now), and what the actor may do to it. */
export const readZone = ({ ctx, input }: { ctx: Context; input: { id: number; at?: string | undefined } }): Promise<Result<ZoneDetail>> =>
  zoneDetail(ctx, ctx.store.db, input.id, parseInstant(input.at) ?? ctx.clock.now());

/** The same, as somebody inside a transaction sees it. */
export async function zoneDetail(ctx: Context, db: Database, id: number, at: number): Promise<Result<ZoneDetail>> {
  const zone = await findZone(db, id);
  if (zone === null) return refuse('not-found');
  const view = toZoneView(zone, statesAt(at, zone.timeZone, await readCalendarRules(db, zone.datasetId)));
  return accept({ ...view, area: { ...zone.area }, permittedActions: zoneActions.filter((action) => isAllowed(ctx.actor, action, { districtId: zone.districtId })) });
}
