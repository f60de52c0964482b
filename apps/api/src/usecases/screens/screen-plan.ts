import { isSceneId, scenesOf } from '@wuding/catalog';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, sceneSeconds, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { listWorkDistricts } from '../../repositories/home-work';
import { findPlan, writePlan, type PlanRecord } from '../../repositories/screen-plans';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';

type Plan = ResponseOf<Endpoints['readScreenPlan']>;

/**
 * The plan with every scene there is now: planned ones first, as planned; those nobody has planned after them. While nothing is
 * planned, the county's own scenes and those of key districts are shown. Scenes of districts that are gone are left out.
 */
export async function planOf(db: Database, datasetId: number): Promise<Plan> {
  const planned = await findPlan(db, datasetId), districts = await listWorkDistricts(db, datasetId);
  return { ...completePlan(planned, districts), version: planned.version };
}

function completePlan(planned: PlanRecord, districts: Awaited<ReturnType<typeof listWorkDistricts>>): Omit<Plan, 'version'> {
  const grades = new Map(districts.map(({ id, grade }) => [id, grade])), there = scenesOf(districts), known = new Set(planned.scenes.map(({ id }) => id));
  const kept = planned.scenes.filter(({ id }) => there.some((scene) => scene.id === id)).map((scene) => ({ ...scene }));
  const fresh = there.filter(({ id }) => !known.has(id)).map(({ id, districtId }) => ({
    id, seconds: sceneSeconds.usual, isShown: planned.version === 0 && (districtId === null || grades.get(districtId) === 'key'),
  }));
  return { scenes: [...kept, ...fresh], quietHours: planned.quietHours === null ? null : { ...planned.quietHours } };
}

export async function readScreenPlan({ ctx }: { ctx: Context }): Promise<Result<Plan>> {
  const dataset = await findDataset(ctx);
  return dataset.ok ? accept(await planOf(ctx.store.db, dataset.value.id)) : dataset;
}

/** Puts scenes into an order, says how long each stands and when screens are dark. Refuses `unknown-scene`, `scene-repeated`, `no-scene-shown`. */
export async function editScreenPlan({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['editScreenPlan']>['body'] & { version: number } }): Promise<Result<Plan>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  const ids = input.scenes.map(({ id }) => id), strange = ids.findIndex((id) => !isSceneId(id)), repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (strange !== -1) return refuse('unknown-scene', { pointer: `/scenes/${strange}/id`, data: { scene: ids[strange] ?? '' } });
  if (repeated !== -1) return refuse('scene-repeated', { pointer: `/scenes/${repeated}/id`, data: { scene: ids[repeated] ?? '' } });
  if (!input.scenes.some(({ isShown }) => isShown)) return refuse('no-scene-shown', { pointer: '/scenes' });
  const datasetId = dataset.value.id, { scenes, quietHours, version } = input;
  return mutate(ctx, async (tx) => {
    if (!(await writePlan(tx, datasetId, { scenes, quietHours, version }, { at: ctx.clock.now(), by: ctx.actor.username }))) {
      return refuse('version-conflict', { data: { currentVersion: (await findPlan(tx, datasetId)).version } });
    }
    return accept({ value: await planOf(tx, datasetId), audit: { action: 'screen.plan', entity: 'screen-plan', entityId: String(datasetId), datasetId, itemCount: scenes.length, detail: { shown: scenes.filter(({ isShown }) => isShown).map(({ id }) => id).join(' '), quietHours: quietHours === null ? 'none' : `${quietHours.fromMinute}-${quietHours.toMinute}` } } });
  });
}
