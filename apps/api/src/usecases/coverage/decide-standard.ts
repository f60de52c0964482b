import type { Endpoints, ParsedOf, PatrolStandardView } from '@wuding/contract';
import { accept, dayOfIsoDate, instantOfCivil, isAllowed, refuse, ruleAtFault, standardAt, civilDayOf, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { findDistrictIds } from '../../repositories/districts';
import { insertPatrolStandard, patrolStandards, type PatrolStandardRecord } from '../../repositories/patrol-standards';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';

type Body = ParsedOf<Endpoints['decidePatrolStandard']>['body'];

/** What is asked of patrols now, what will be and what was. */
export async function readPatrolStandard({ ctx, input, installed }: { ctx: Context; input: { dataset?: string | undefined }; installed: PatrolStandard }): Promise<Result<PatrolStandardView>> {
  const dataset = await findDataset(ctx, input.dataset);
  return dataset.ok ? accept(await standardView(ctx, ctx.store.db, { datasetId: dataset.value.id, installed })) : dataset;
}

async function standardView(ctx: Context, db: Database, { datasetId, installed }: { datasetId: number; installed: PatrolStandard }): Promise<PatrolStandardView> {
  const records = await patrolStandards(db, datasetId);
  return {
    version: records[0]?.version ?? 0, inForce: standardAt([...records, installed], ctx.clock.now()).version, mayEdit: isAllowed(ctx.actor, 'patrol.plan'),
    versions: [...records.map(viewOf), { version: 0, effectiveFrom: null, rules: installed.rules.map(ruleView), dose: installed.dose, reason: '', decidedAt: null, decidedBy: '' }],
  };
}

type RuleView = PatrolStandardView['versions'][number]['rules'][number];
const ruleView = ({ weekdays, ...rule }: PatrolStandard['rules'][number]): RuleView => ({ ...rule, weekdays: [...weekdays] });
const viewOf = ({ version, fromAt, rules, dose, reason, decidedAt, decidedBy }: PatrolStandardRecord): PatrolStandardView['versions'][number] =>
  ({ version, effectiveFrom: instantText(fromAt), rules: rules.map(ruleView), dose, reason, decidedAt: instantText(decidedAt), decidedBy });

/**
 * Decides what is asked of patrols from a day on. Nothing that was decided is changed: what was asked of a past day stays. Refuses `requirement-backdated` for a
 * day that has begun before today, `version-conflict` where another decision came first, `unknown-district`, `requirement-hours-invalid`.
 */
export async function decidePatrolStandard({ ctx, input, installed }: { ctx: Context; input: Body & { version: number }; installed: PatrolStandard }): Promise<Result<PatrolStandardView>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, nowAt = ctx.clock.now();
  if (!isAllowed(ctx.actor, 'patrol.plan')) return refuse('not-allowed');
  const day = dayOfIsoDate(input.effectiveOn);
  if (day === null || day < civilDayOf(nowAt)) return refuse('requirement-backdated', { pointer: '/effectiveOn' });
  const rules = input.rules.map((rule) => ({ ...rule, weekdays: [...new Set(rule.weekdays)].sort((a, b) => a - b) }));
  const fault = ruleAtFault(rules, new Set(await findDistrictIds(ctx.store.db, datasetId, rules.flatMap(({ districtId }) => districtId ?? []))));
  if (fault !== null) return refuse(fault.code, { pointer: fault.pointer });
  const { dose } = input;
  if (dose.toMinute <= dose.fromMinute) return refuse('requirement-hours-invalid', { pointer: '/dose/toMinute' });
  if (dose.mostMinutes < dose.leastMinutes) return refuse('requirement-hours-invalid', { pointer: '/dose/mostMinutes' });
  const record: PatrolStandardRecord = { version: input.version + 1, fromAt: instantOfCivil(day, 0), rules, dose, reason: input.reason, decidedAt: nowAt, decidedBy: ctx.actor.username };
  return mutate(ctx, async (tx) => {
    const current = (await patrolStandards(tx, datasetId))[0]?.version ?? 0;
    if (current !== input.version || !(await insertPatrolStandard(tx, datasetId, record))) return refuse('version-conflict', { data: { currentVersion: current } });
    return accept({ value: await standardView(ctx, tx, { datasetId, installed }), audit: { action: 'decide', entity: 'patrol-standard', entityId: String(record.version), datasetId, itemCount: rules.length, detail: { effectiveOn: input.effectiveOn, reason: input.reason } } });
  });
}
