import type { Endpoints, ParsedOf, RejectedUnit, ResponseOf, UnitCandidate } from '@wuding/contract';
import { accept, isAllowed, refuse, unsuitableFor, type Result, type UnitNeed, type UnsuitableReason } from '@wuding/domain';
import { distanceMetres, roundPosition, type Position } from '@wuding/geo';
import type { Context } from '../../context';
import type { LiveUnit, PatrolLive } from '../../live/patrol-live';
import type { RoadNetwork, RoadNetworks } from '../../live/road-networks';
import { findIncident } from '../../repositories/incidents';
import { unitCrews, type CrewMember } from '../../repositories/unit-crews';
import { findDataset } from '../datasets/find-dataset';
import { grouped } from '../duty/grouped';
import { instantText } from '../instant-text';
import { minutesOf } from './task-view';

type Query = ParsedOf<Endpoints['findNearestUnits']>['query'];
export interface DispatchParts {
  readonly live: PatrolLive;
  readonly networks: RoadNetworks;
}

/** A unit with its crew and how far it is from a place by road. */
export interface MeasuredUnit {
  readonly unit: LiveUnit;
  readonly crew: readonly CrewMember[];
  readonly seconds: number | null;
  readonly metres: number | null;
}

/** Where a task is to be done: the point given, else the incident's. Refuses `not-found`, `task-place-missing`. */
export async function taskPlace(ctx: Context, datasetId: number, { position, incidentId }: { position: Readonly<Position> | null; incidentId: number | null }): Promise<Result<Position>> {
  const incident = incidentId === null ? null : await findIncident(ctx.store.db, incidentId);
  if (incidentId !== null && incident?.datasetId !== datasetId) return refuse('not-found', { pointer: '/incidentId' });
  const place = position ?? (incident === null || incident.lng === null || incident.lat === null ? null : [incident.lng, incident.lat] as const);
  return place === null ? refuse('task-place-missing', { pointer: '/position' }) : accept([place[0], place[1]]);
}

/** Every unit of a dataset that carries a device now, with its crew of this moment; measured against as many places as are asked for. */
export async function unitsToMeasure(ctx: Context, datasetId: number, { live, networks }: DispatchParts): Promise<(place: Position) => MeasuredUnit[]> {
  const now = ctx.clock.now(), { units } = await live.snapshot(), network = await networks.of(datasetId);
  const crews = grouped(await unitCrews(ctx.store.db, datasetId, { at: now }), ({ deviceId }) => String(deviceId));
  const watched = units.filter((unit) => unit.datasetId === datasetId && isAllowed(ctx.actor, 'patrol.watch', { districtId: unit.districtId }));
  return (place) => {
    const travel = travelTo(network, place);
    return watched.map((unit) => {
      const way = unit.lng === null || unit.lat === null ? null : travel(unit.mode, [unit.lng, unit.lat]);
      return { unit, crew: crews.get(String(unit.deviceId)) ?? [], seconds: way?.seconds ?? null, metres: way?.metres ?? null };
    });
  };
}

/** The same for one place. */
export const measureUnits = async (ctx: Context, datasetId: number, { place, ...parts }: DispatchParts & { place: Position }): Promise<MeasuredUnit[]> => (await unitsToMeasure(ctx, datasetId, parts))(place);

/** Why a unit cannot be sent; empty = it can. */
export function reasonsAgainst({ unit: { state, mode }, crew, seconds }: MeasuredUnit, need: UnitNeed): UnsuitableReason[] {
  const reasons = unsuitableFor({ crewCount: crew.length, certifiedCount: crew.filter(({ isCertified }) => isCertified).length, state, mode, isTasked: crew.some(({ isTasked }) => isTasked) }, need);
  return reasons.length === 0 && seconds === null ? ['no-road'] : reasons;
}

function travelTo(network: RoadNetwork | null, place: Position): (mode: 'foot' | 'vehicle', from: Position) => { seconds: number; metres: number } | null {
  if (network === null) return () => null;
  const end = network.plane.toPlane(place), to = { foot: network.times.foot.to(end), vehicle: network.times.vehicle.to(end) };
  return (mode, from) => to[mode](network.plane.toPlane(from));
}

/** What a unit is called: the beat or post, and the vehicle or team. */
export const nameOfUnit = ({ placeName, bearer }: LiveUnit): string => (bearer === null ? placeName : `${placeName} ${bearer}`);

/** The units that can be sent to a place, soonest there first, and those that cannot with every reason. Only people on duty are looked at. */
export async function findNearestUnits({ ctx, input, live, networks }: { ctx: Context; input: Query } & DispatchParts): Promise<Result<ResponseOf<Endpoints['findNearestUnits']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const given = input.lng === undefined || input.lat === undefined ? null : [input.lng, input.lat] as const;
  const place = await taskPlace(ctx, dataset.value.id, { position: given, incidentId: input.incident ?? null });
  if (!place.ok) return place;
  const need: UnitNeed = { certifiedCount: Number(input.certified) as UnitNeed['certifiedCount'], needsVehicle: input.vehicle === 'true' }, hasNames = isAllowed(ctx.actor, 'duty.read');
  const suitable: UnitCandidate[] = [], unsuitable: (RejectedUnit & { straightMetres: number })[] = [];
  for (const one of await measureUnits(ctx, dataset.value.id, { place: place.value, live, networks })) {
    const { unit } = one, view = toCandidate(one, hasNames), reasons = reasonsAgainst(one, need);
    if (reasons.length === 0) suitable.push(view);
    else unsuitable.push({ ...view, reasons, straightMetres: unit.lng === null || unit.lat === null ? Infinity : distanceMetres([unit.lng, unit.lat], place.value) });
  }
  return accept({
    at: instantText(ctx.clock.now()), position: place.value, items: suitable.sort((a, b) => (a.roadMinutes ?? 0) - (b.roadMinutes ?? 0) || (a.roadMetres ?? 0) - (b.roadMetres ?? 0) || a.deviceId - b.deviceId).slice(0, input.limit),
    unsuitable: unsuitable.sort((a, b) => a.straightMetres - b.straightMetres || a.deviceId - b.deviceId).slice(0, 200).map(({ straightMetres: _straight, ...rest }) => rest),
  });
}

const toCandidate = ({ unit, crew, seconds, metres }: MeasuredUnit, hasNames: boolean): UnitCandidate => ({
  deviceId: unit.deviceId, unitName: nameOfUnit(unit), mode: unit.mode, state: unit.state, people: hasNames ? crew.map(({ personId, personName, isCertified }) => ({ personId, name: personName, isCertified })) : [],
  at: instantText(unit.at), position: unit.lng === null || unit.lat === null ? null : [...roundPosition([unit.lng, unit.lat])], districtId: unit.districtId, isSimulated: unit.isSimulated,
  roadMetres: metres === null ? null : Math.round(metres), roadMinutes: minutesOf(seconds),
});
