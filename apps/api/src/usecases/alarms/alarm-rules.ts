import type { AlarmRuleView, Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { alarmRuleOf, alarms } from '@wuding/catalog';
import { accept, alarmKinds, isAllowed, refuse, type AlarmKind, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { alarmRulesOf, writeAlarmRule, type AlarmRuleRecord } from '../../repositories/alarm-rules';
import { recordChange } from '../../repositories/change-log';
import { findDistrict } from '../../repositories/districts';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';

/** What holds of a kind in all districts, and after it where single ones have limits of their own. */
function viewsOf(records: readonly AlarmRuleRecord[], kind: AlarmKind): AlarmRuleView[] {
  const { title, limit, isPerDistrict, source } = alarms[kind], own = records.filter((one) => one.kind === kind);
  const general = own.find(({ districtId }) => districtId === null);
  return [general, ...own.filter(({ districtId }) => districtId !== null)].map((record) => {
    const districtId = record?.districtId ?? null;
    return { kind, districtId, title, source, isPerDistrict, limit, ...alarmRuleOf(records, kind, districtId), version: record?.version ?? 1 };
  });
}

/** Every kind with what holds of it, and limits of single districts after those of all. */
export async function listAlarmRules({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined } }): Promise<Result<ResponseOf<Endpoints['listAlarmRules']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const records = await alarmRulesOf(ctx.store.db, dataset.value.id);
  return accept({ items: alarmKinds.flatMap((kind) => viewsOf(records, kind)) });
}

type Edit = ParsedOf<Endpoints['editAlarmRule']>['body'] & { readonly kind: AlarmKind; readonly version: number };

/**
 * Sets severity, limit and whether a kind is watched for, of all districts or of one. Refuses `limit-out-of-range`, `unknown-district`, `version-conflict`.
 * @param watch looks at once at what stands by the new rule
 */
export async function editAlarmRule({ ctx, input, watch }: { ctx: Context; input: Edit; watch: (datasetId: number) => Promise<void> }): Promise<Result<AlarmRuleView>> {
  const { kind, version, dataset: key, district, severity, limitMinutes, isOn } = input, { limit, isPerDistrict } = alarms[kind];
  if (!isAllowed(ctx.actor, 'alarm.edit', { districtId: district ?? null })) return refuse('not-allowed');
  const found = await findDataset(ctx, key);
  if (!found.ok) return found;
  const dataset = found.value;
  if (limitMinutes !== null && (limit === null || limitMinutes < limit.least || limitMinutes > limit.most)) {
    return refuse('limit-out-of-range', { pointer: '/limitMinutes', data: { least: limit?.least ?? null, most: limit?.most ?? null } });
  }
  if (district !== null && (!isPerDistrict || (await findDistrict(ctx.store.db, district, ctx.clock.now()))?.datasetId !== dataset.id)) return refuse('unknown-district', { pointer: '/district' });
  const edited = await mutate(ctx, async (tx) => {
    await recordChange(tx, { at: ctx.clock.now(), datasetId: dataset.id, entity: 'alarm', operation: 'upsert' });
    const isWritten = await writeAlarmRule(tx, dataset.id, { kind, districtId: district, severity: district === null ? severity : null, limitMinutes, isOn, version });
    const view = viewsOf(await alarmRulesOf(tx, dataset.id), kind).find(({ districtId }) => districtId === district);
    if (!isWritten) return refuse('version-conflict', { data: { currentVersion: view?.version ?? 1 } });
    if (view === undefined) throw new Error(`the rule of ${kind} is not there after it was written`);
    return accept({ value: view, audit: { action: 'edit', entity: 'alarm-rule', entityId: kind, datasetId: dataset.id, detail: { district, severity, limitMinutes, isOn } } });
  });
  if (edited.ok) await watch(dataset.id);
  return edited;
}
