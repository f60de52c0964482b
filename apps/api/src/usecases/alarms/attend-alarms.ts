import { alarmRuleOf, type AlarmSetting } from '@wuding/catalog';
import { accept, alarmKinds, attend, usualAlarmPolicy, type Actor, type AlarmKind, type AlarmPolicy, type AlarmSeverity } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { Database } from '../../db/store';
import { alarmPolicyRow, attentionGroup, toldSince, unattendedAlarms, writeAttention } from '../../repositories/alarm-attention';
import { alarmRulesOf } from '../../repositories/alarm-rules';
import { recordChange } from '../../repositories/change-log';
import { mutate } from '../mutate';

/** The bureau's own watch: it acts for the command centre. */
const watch: Actor = { accountId: null, username: 'alarm-watch', role: 'command', districtIds: [] };
const hour = 3_600_000;

export interface AttentionCounts {
  readonly toldCount: number;
  readonly heldCount: number;
  readonly escalatedCount: number;
}

/** What holds of a dataset's duty officer; version 1 = never set. */
export const alarmPolicyOf = async (db: Database, datasetId: number): Promise<AlarmPolicy & { readonly version: number }> => (await alarmPolicyRow(db, datasetId)) ?? { ...usualAlarmPolicy, version: 1 };

/** Severity of every kind by its rule. */
export const severitiesOf = (settings: readonly AlarmSetting[]): Readonly<Record<AlarmKind, AlarmSeverity>> =>
  Object.fromEntries(alarmKinds.map((kind) => [kind, alarmRuleOf(settings, kind).severity])) as Record<AlarmKind, AlarmSeverity>;

/** Has standing alarms interrupt while the hour's budget lasts, puts the others into their group, raises what nobody acted on. Nothing is written when nothing has changed. */
export async function attendAlarms(place: Pick<AnonymousContext, 'store' | 'clock'>, datasetId: number): Promise<AttentionCounts> {
  const sum = { toldCount: 0, heldCount: 0, escalatedCount: 0 };
  for (;;) {
    const counts = await attendGroup(place, datasetId);
    sum.toldCount += counts.toldCount;
    sum.heldCount += counts.heldCount;
    sum.escalatedCount += counts.escalatedCount;
    if (counts.toldCount + counts.heldCount < attentionGroup) return sum;
  }
}

async function attendGroup({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>, datasetId: number): Promise<AttentionCounts> {
  const now = clock.now(), { db } = store, of = severitiesOf(await alarmRulesOf(db, datasetId));
  const alarms = (await unattendedAlarms(db, datasetId, of)).map(({ kind, ...alarm }) => ({ ...alarm, severity: of[kind] }));
  const decided = attend(alarms, { policy: await alarmPolicyOf(db, datasetId), toldAts: await toldSince(db, datasetId, now - hour), now });
  const counts = { toldCount: decided.tell.length, heldCount: decided.hold.length, escalatedCount: decided.escalate.length };
  if (counts.toldCount + counts.heldCount + counts.escalatedCount === 0) return counts;
  await mutate({ store, clock, actor: watch, requestId: null }, async (tx) => {
    await recordChange(tx, { at: now, datasetId, entity: 'alarm', operation: 'upsert' });
    await writeAttention(tx, { datasetId, at: now }, decided);
    return accept({ value: undefined, audit: { action: 'attend', entity: 'alarm', datasetId, itemCount: counts.toldCount + counts.heldCount + counts.escalatedCount, detail: { ...counts } } });
  });
  return counts;
}
