import { bigint, boolean, date, doublePrecision, integer, json, jsonb, pgTable, primaryKey, smallint, text, timestamp, unique, uuid, customType } from 'drizzle-orm/pg-core';
import { defaultSecondFactorRoles, type CodeSetOrigin, type CodeVerdict, type Role } from '@wuding/domain';
import { geometry } from '../spatial';

/** Half-open range of instants as PostgreSQL prints it; split it in SQL with lower() and upper(). */
export const instantRange = customType<{ data: string }>({ dataType: () => 'tstzrange' });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const sequence = (name: string) => bigint(name, { mode: 'number' });

export const bureau = pgTable('bureau', {
  id: smallint('id').primaryKey().default(1),
  name: text('name').notNull(),
  enforcementBodyName: text('enforcement_body_name').notNull(),
  powerBasis: text('power_basis').$type<'authorised' | 'entrusted'>().notNull(),
  powerExpiresOn: date('power_expires_on'),
  homeDatasetId: integer('home_dataset_id'),
  secondFactorRoles: text('second_factor_roles').array().$type<Role[]>().notNull().default([...defaultSecondFactorRoles]),
});

export const codeSet = pgTable('code_set', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  effectiveFrom: date('effective_from'),
  effectiveTo: date('effective_to'),
  origin: text('origin').$type<CodeSetOrigin>().notNull().default('dataset'),
  note: text('note').notNull().default(''),
});

export const eventMajorClass = pgTable('event_major_class', {
  codeSetId: integer('code_set_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
}, (t) => [primaryKey({ columns: [t.codeSetId, t.code] })]);

export const eventCode = pgTable('event_code', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  codeSetId: integer('code_set_id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  majorClass: text('major_class'),
  isExtension: boolean('is_extension').notNull().default(false),
  majorCode: text('major_code'),
  verdict: text('verdict').$type<CodeVerdict>(),
  note: text('note').notNull().default(''),
}, (t) => [unique().on(t.codeSetId, t.code)]);

export const reportCategory = pgTable('report_category', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
});

export const reportCategoryEventCode = pgTable('report_category_event_code', {
  reportCategoryId: integer('report_category_id').notNull(),
  eventCodeId: integer('event_code_id').notNull(),
  effective: instantRange('effective').notNull().default('(,)'),
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  source: text('source').$type<'edition' | 'crosswalk'>().notNull().default('edition'),
});

export const dataset = pgTable('dataset', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  provenance: text('provenance').$type<'simulated' | 'real'>().notNull(),
  timeZone: text('time_zone').notNull(),
  codeSetId: integer('code_set_id').notNull(),
  bounds: geometry('Polygon')('bounds'),
  planeOrigin: geometry('Point')('plane_origin'),
  gridOriginEastMetres: doublePrecision('grid_origin_east_metres').notNull().default(0),
  gridOriginNorthMetres: doublePrecision('grid_origin_north_metres').notNull().default(0),
  basemap: text('basemap'),
  createdAt: instant('created_at').notNull(),
});

export const account = pgTable('account', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  username: text('username').notNull().unique(),
  displayName: text('display_name').notNull(),
  role: text('role').$type<Role>().notNull(),
  passwordHash: text('password_hash').notNull(),
  isDemo: boolean('is_demo').notNull().default(false),
  failedSignInCount: integer('failed_sign_in_count').notNull().default(0),
  lockedUntil: instant('locked_until'),
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull(),
  passwordChangedAt: instant('password_changed_at').notNull(),
});

export const session = pgTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: integer('account_id').notNull(),
  createdAt: instant('created_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

export const auditEntry = pgTable('audit_entry', {
  seq: sequence('seq').primaryKey(),
  at: instant('at').notNull(),
  actorAccountId: integer('actor_account_id'),
  actorName: text('actor_name').notNull(),
  action: text('action').notNull(),
  entity: text('entity').notNull(),
  entityId: text('entity_id'),
  datasetId: integer('dataset_id'),
  itemCount: integer('item_count').notNull(),
  contentHash: text('content_hash'),
  detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  requestId: text('request_id'),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

export const auditHead = pgTable('audit_head', {
  id: smallint('id').primaryKey().default(1),
  seq: sequence('seq').notNull(),
  hash: text('hash').notNull(),
});

export const changeHead = pgTable('change_head', {
  id: smallint('id').primaryKey().default(1),
  seq: sequence('seq').notNull(),
  catalogueVersion: sequence('catalogue_version').notNull().default(1),
});

export const changeLog = pgTable('change_log', {
  seq: sequence('seq').primaryKey(),
  at: instant('at').notNull(),
  datasetId: integer('dataset_id').notNull(),
  entity: text('entity').$type<'incident' | 'district' | 'place' | 'road-segment' | 'zone' | 'person' | 'post' | 'roster' | 'check-in' | 'alarm' | 'task'>().notNull(),
  operation: text('operation').$type<'upsert' | 'delete' | 'rebuild'>().notNull(),
  entityIds: bigint('entity_ids', { mode: 'number' }).array().notNull().default([]),
});

export const importBatch = pgTable('import_batch', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull(),
  options: jsonb('options').$type<Record<string, unknown>>().notNull(),
  importedAt: instant('imported_at').notNull(),
  actorName: text('actor_name').notNull(),
  acceptedCount: integer('accepted_count').notNull(),
  rejectedCount: integer('rejected_count').notNull(),
  repairedCount: integer('repaired_count').notNull(),
  duplicateCount: integer('duplicate_count').notNull(),
  undoneAt: instant('undone_at'),
  undoneBy: text('undone_by'),
});

export const importBatchItem = pgTable('import_batch_item', {
  batchId: integer('batch_id').notNull(),
  entityId: integer('entity_id').notNull(),
  before: jsonb('before').$type<Record<string, unknown>>(),
  version: integer('version').notNull(),
}, (table) => [primaryKey({ columns: [table.batchId, table.entityId] })]);

export const idempotencyKey = pgTable('idempotency_key', {
  key: uuid('key').primaryKey(),
  accountId: integer('account_id').notNull(),
  endpoint: text('endpoint').notNull(),
  bodyHash: text('body_hash').notNull(),
  status: smallint('status').notNull(),
  response: json('response').notNull(),
  createdAt: instant('created_at').notNull(),
});
