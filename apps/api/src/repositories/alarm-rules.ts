import { sql } from 'drizzle-orm';
import type { AlarmSetting } from '@wuding/catalog';
import { rowsOf, type Database } from '../db/store';

/** A setting as it is kept. */
export interface AlarmRuleRecord extends AlarmSetting {
  /** 1 = never set. */
  readonly version: number;
}

export const alarmRulesOf = (db: Database, datasetId: number): Promise<AlarmRuleRecord[]> => rowsOf<AlarmRuleRecord>(db, sql`
  select kind, district_id::int as "districtId", severity, limit_minutes::int as "limitMinutes", is_on as "isOn", version::int as version from alarm_rule where dataset_id = ${datasetId}::int order by kind, district_id nulls first`);

/** Writes a rule over the version it was read as; false when somebody else was first. */
export async function writeAlarmRule(tx: Database, datasetId: number, { kind, districtId, severity, limitMinutes, isOn, version }: AlarmRuleRecord): Promise<boolean> {
  const rows = await rowsOf(tx, sql`
    insert into alarm_rule (dataset_id, kind, district_id, severity, limit_minutes, is_on, version)
    select ${datasetId}::int, ${kind}, ${districtId}::int, ${severity}::text, ${limitMinutes}::int, ${isOn}::boolean, 2
    where ${version}::int = 1 or exists (select from alarm_rule r where r.dataset_id = ${datasetId}::int and r.kind = ${kind} and r.district_id is not distinct from ${districtId}::int)
    on conflict (dataset_id, kind, district_id) do update set severity = excluded.severity, limit_minutes = excluded.limit_minutes, is_on = excluded.is_on, version = alarm_rule.version + 1
    where alarm_rule.version = ${version}::int returning 1`);
  return rows.length === 1;
}

/** Settings of every dataset. */
export const everyAlarmRule = (db: Database): Promise<(AlarmSetting & { readonly datasetId: number })[]> => rowsOf(db, sql`
  select dataset_id::int as "datasetId", kind, district_id::int as "districtId", severity, limit_minutes::int as "limitMinutes", is_on as "isOn" from alarm_rule`);
