import { accept, refuse, type PostPlan, type Result } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { Database } from '../../db/store';
import { findEventCode } from '../../repositories/code-sets';
import type { Dataset } from '../../repositories/datasets';
import { findDistrictIds } from '../../repositories/districts';
import { locatePosition } from '../../repositories/locate';
import { findPersonIds } from '../../repositories/people';
import { placeInDataset } from '../incidents/place-in-dataset';

/** A plan nobody has filled in: what a draft begins with. */
export const emptyPlan: PostPlan = {
  who: { primaryPersonId: null, reliefPersonId: null, personCount: 1, certifiedCount: 0, needsVehicle: false },
  when: { spans: [], exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 },
  where: { shape: null, radiusMetres: 50, viewSide: null, districtId: null, streetName: '' },
  duty: { eventCodes: [], allowedStalls: '', allowedZones: [], checklist: [], handover: [], escalationContact: '' },
  effect: { targets: [], reviewOn: null, baseline: null },
};

/**
 * Whether everything a plan names exists in the dataset; a place without a district gets the one it lies in at `at`.
 * Refuses `unknown-district`, `unknown-person`, `unknown-event-code`, `outside-dataset`, `lng-lat-swapped`.
 */
export async function checkPlan(db: Database, dataset: Dataset, { plan, at }: { plan: PostPlan; at: number }): Promise<Result<PostPlan>> {
  const first = firstPosition(plan);
  if (first !== null) {
    const placed = placeInDataset({ position: first, datum: 'wgs84', bounds: dataset.bounds, pointer: '/plan/where/shape' });
    if (!placed.ok) return placed;
  }
  const { districtId } = plan.where;
  if (districtId !== null && (await findDistrictIds(db, dataset.id, [districtId])).length === 0) return refuse('unknown-district', { pointer: '/plan/where/districtId' });
  for (const field of ['primaryPersonId', 'reliefPersonId'] as const) {
    const personId = plan.who[field];
    if (personId !== null && (await findPersonIds(db, dataset.id, [personId])).length === 0) return refuse('unknown-person', { pointer: `/plan/who/${field}` });
  }
  for (const [index, code] of plan.duty.eventCodes.entries()) {
    if ((await findEventCode(db, dataset.codeSetId, code)) === null) return refuse('unknown-event-code', { pointer: `/plan/duty/eventCodes/${index}`, data: { code } });
  }
  if (first === null || districtId !== null) return accept(plan);
  const found = await locatePosition(db, { datasetId: dataset.id, position: first, at });
  return accept({ ...plan, where: { ...plan.where, districtId: found.districtId } });
}

function firstPosition({ where: { shape } }: PostPlan): Position | null {
  if (shape === null) return null;
  const [first] = shape.type === 'Point' ? [shape.coordinates] : shape.coordinates;
  return Array.isArray(first) && first.length === 2 ? [Number(first[0]), Number(first[1])] : null;
}
