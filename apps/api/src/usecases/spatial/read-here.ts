import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, timeWindow, type Result } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { Context } from '../../context';
import { findDistrictAt } from '../../repositories/district-at';
import { streetReachMetres } from '../../repositories/locate';
import { countIncidentsAround, findNearest, type NearKind } from '../../repositories/nearby';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { toNearby } from './nearby-view';
import { zonesHere } from '../zones/zones-here';

type Query = ParsedOf<Endpoints['readHere']>['query'];
type Answer = ResponseOf<Endpoints['readHere']>;

/** How many places and incidents are told one by one; the rest is in the count. */
const shownCount = 20;

/**
 * What is here: the district of the given time (default now), the street within 50 m, the zones that cover it, and within the
 * radius the nearest places and, for roles that may see them, the incidents of the window.
 */
export async function readHere({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store;
  const position: Position = [input.lng, input.lat];
  const around = { datasetId: dataset.value.id, position, window: window.value, at: parseInstant(input.at) ?? ctx.clock.now() };
  const nearest = (kind: NearKind, limit: number, maxDistanceMetres: number) =>
    findNearest(db, { ...around, kind, limit, maxDistanceMetres });
  const district = await findDistrictAt(db, around);
  const [street] = await nearest('road-segment', 1, streetReachMetres);
  const places = await nearest('place', shownCount, input.radiusMetres);
  const seesIncidents = isAllowed(ctx.actor, 'incident.read');
  const incidents = seesIncidents ? await nearest('incident', shownCount, input.radiusMetres) : [];
  return accept({
    district,
    street: street === undefined ? null
      : { id: street.id, name: street.name, controlClass: street.detail, distanceMetres: street.distanceMetres },
    places: places.map(toNearby),
    incidentCount: seesIncidents ? await countIncidentsAround(db, { ...around, radiusMetres: input.radiusMetres }) : null,
    incidents: incidents.map(toNearby),
    zones: await zonesHere(db, dataset.value, around),
  });
}
