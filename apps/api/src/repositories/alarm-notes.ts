import { sql } from 'drizzle-orm';
import type { TaskState } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export interface AlarmNoteRecord {
  readonly id: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly body: string;
}

export const alarmNotes = (db: Database, alarmKey: string): Promise<AlarmNoteRecord[]> => rowsOf<AlarmNoteRecord>(db, sql`
  select id::int as id, ${millisecondsOf(sql`at`)} as at, by_name as by, body from alarm_note where alarm_key = ${alarmKey} order by at, id`);

export const insertAlarmNote = async (tx: Database, { datasetId, alarmKey, at, by, body }: Omit<AlarmNoteRecord, 'id'> & { readonly datasetId: number; readonly alarmKey: string }): Promise<void> =>
  void (await rowsOf(tx, sql`insert into alarm_note (dataset_id, alarm_key, at, by_name, body) values (${datasetId}::int, ${alarmKey}, ${instantAt(at)}, ${by}, ${body}) returning 1`));

/** Tasks sent because of an alarm, first one first. */
export const tasksOfAlarm = (db: Database, alarmKey: string): Promise<{ id: number; unitName: string; title: string; sentAt: number; sentBy: string; state: TaskState; roadSeconds: number | null }[]> => rowsOf(db, sql`
  select id::int as id, unit_name as "unitName", title, ${millisecondsOf(sql`sent_at`)} as "sentAt", sent_by as "sentBy", state, road_seconds as "roadSeconds" from patrol_task where alarm_key = ${alarmKey} order by sent_at, id`);
