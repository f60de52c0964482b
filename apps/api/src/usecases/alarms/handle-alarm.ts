import type { AlarmStory } from '@wuding/contract';
import { alarmRuleOf } from '@wuding/catalog';
import { accept, isAllowed, refuse, type Permission, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { alarmNotes, insertAlarmNote, tasksOfAlarm } from '../../repositories/alarm-notes';
import { alarmRulesOf } from '../../repositories/alarm-rules';
import { acknowledgeEntry, findAlarmEntry, type AlarmEntry } from '../../repositories/alarms';
import { recordChange } from '../../repositories/change-log';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';
import { minutesOf } from '../tasks/task-view';
import { toAlarmView } from './alarm-view';

/** An alarm with all that became of it. */
async function storyOf(ctx: Context, db: Database, entry: AlarmEntry): Promise<AlarmStory> {
  const { severity } = alarmRuleOf(await alarmRulesOf(db, entry.datasetId), entry.kind), { heldAt } = entry;
  return {
    ...toAlarmView(entry, severity, isAllowed(ctx.actor, 'duty.read')), heldAt: instantText(heldAt),
    notes: (await alarmNotes(db, entry.key)).map(({ at, ...note }) => ({ ...note, at: instantText(at) })),
    tasks: (await tasksOfAlarm(db, entry.key)).map(({ sentAt, roadSeconds, ...task }) => ({ ...task, sentAt: instantText(sentAt), roadMinutes: minutesOf(roadSeconds) })),
  };
}

async function found(ctx: Context, key: string, permission: Permission): Promise<Result<AlarmEntry>> {
  const entry = await findAlarmEntry(ctx.store.db, key);
  if (entry === null || !isAllowed(ctx.actor, 'patrol.watch', { districtId: entry.districtId })) return refuse('not-found');
  return isAllowed(ctx.actor, permission, { districtId: entry.districtId }) ? accept(entry) : refuse('not-allowed');
}

async function againOf(tx: Database, key: string): Promise<AlarmEntry> {
  const entry = await findAlarmEntry(tx, key);
  if (entry === null) throw new Error(`alarm ${key} is not there after it was written`);
  return entry;
}

/** One alarm with its notes and tasks. Refuses `not-found`, also for one of another district to who watches the own only. */
export async function readAlarm({ ctx, input: { key } }: { ctx: Context; input: { key: string } }): Promise<Result<AlarmStory>> {
  const entry = await found(ctx, key, 'patrol.watch');
  return entry.ok ? accept(await storyOf(ctx, ctx.store.db, entry.value)) : entry;
}

interface Handling {
  readonly ctx: Context;
  /** What stands is told anew at once. */
  readonly told: () => void;
}

/** From now on somebody answers for an alarm, over or not: it escalates no more and leaves the wall. Refuses `not-found`, `alarm-acknowledged`, `version-conflict`. */
export async function acknowledgeAlarm({ ctx, input, told }: Handling & { input: { key: string; version: number; note: string } }): Promise<Result<AlarmStory>> {
  const entry = await found(ctx, input.key, 'alarm.handle');
  if (!entry.ok) return entry;
  const { datasetId, kind } = entry.value, at = ctx.clock.now();
  const written = await mutate(ctx, async (tx) => {
    // What the wall and the day's page show of duty follows from check-ins.
    await recordChange(tx, { at, datasetId, entity: 'alarm', operation: 'upsert' });
    const isWritten = await acknowledgeEntry(tx, input, { at, by: ctx.actor.username, note: input.note }), now = await againOf(tx, input.key);
    if (!isWritten) return now.acknowledgedAt === null ? refuse('version-conflict', { data: { currentVersion: now.version } }) : refuse('alarm-acknowledged', { data: { by: now.acknowledgedBy, at: instantText(now.acknowledgedAt) } });
    return accept({ value: await storyOf(ctx, tx, now), audit: { action: 'acknowledge', entity: 'alarm', entityId: input.key, datasetId, detail: { kind, note: input.note } } });
  });
  if (written.ok) told();
  return written;
}

/** Writes something about an alarm beside its acknowledgement, over or not. Refuses `not-found`. */
export async function noteAlarm({ ctx, input: { key, body, idempotencyKey } }: { ctx: Context; input: { key: string; body: string; idempotencyKey?: string | null } }): Promise<Result<AlarmStory>> {
  const entry = await found(ctx, key, 'alarm.handle');
  if (!entry.ok) return entry;
  const { datasetId } = entry.value, at = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at, datasetId, entity: 'alarm', operation: 'upsert' });
    await insertAlarmNote(tx, { datasetId, alarmKey: key, at, by: ctx.actor.username, body });
    return accept({ value: await storyOf(ctx, tx, await againOf(tx, key)), audit: { action: 'note', entity: 'alarm', entityId: key, datasetId, detail: { body } } });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'noteAlarm', body: { key, body } } });
}
