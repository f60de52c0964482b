import { integer, jsonb, pgTable, real, smallint, text } from 'drizzle-orm/pg-core';
import type { QuietHours } from '@wuding/domain';
import { instant } from './foundation';

/** JSON of a column that may hold null: a bare null would be SQL's. */
export interface SceneChoice {
  /** Null = every scene. */
  readonly ids: readonly string[] | null;
}
export interface QuietChoice {
  readonly hours: QuietHours | null;
}
export interface PlannedScene {
  readonly id: string;
  readonly seconds: number;
  readonly isShown: boolean;
}

export const screen = pgTable('screen', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  name: text('name').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  sceneIds: jsonb('scene_ids').$type<SceneChoice>().notNull(),
  diagonalInches: real('diagonal_inches').notNull(),
  tilesAcross: smallint('tiles_across').notNull(),
  tilesDown: smallint('tiles_down').notNull().default(1),
  distanceMetres: real('distance_metres').notNull(),
  pairedAt: instant('paired_at').notNull(),
  pairedBy: text('paired_by').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
  lastSeenAt: instant('last_seen_at'),
  version: integer('version').notNull().default(1),
});

export const screenPairing = pgTable('screen_pairing', {
  tokenHash: text('token_hash').primaryKey(),
  code: text('code').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  formerScreenId: integer('former_screen_id'),
});

export const screenPlan = pgTable('screen_plan', {
  datasetId: integer('dataset_id').primaryKey(),
  scenes: jsonb('scenes').$type<PlannedScene[]>().notNull(),
  quietHours: jsonb('quiet_hours').$type<QuietChoice>().notNull(),
  changedAt: instant('changed_at').notNull(),
  changedBy: text('changed_by').notNull(),
  version: integer('version').notNull(),
});
