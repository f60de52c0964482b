import { boolean, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { PlaceVerdict, TaskState } from '@wuding/domain';
import { geometry } from '../spatial';
import { instant } from './foundation';

export const patrolTask = pgTable('patrol_task', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  datasetId: integer('dataset_id').notNull(),
  districtId: integer('district_id'),
  position: geometry('Point')('position').notNull(),
  incidentId: integer('incident_id'),
  alarmKey: text('alarm_key'),
  title: text('title').notNull(),
  deviceId: integer('device_id').notNull(),
  shiftId: integer('shift_id').notNull(),
  unitName: text('unit_name').notNull(),
  state: text('state').$type<TaskState>().notNull(),
  arrival: text('arrival').$type<'position' | 'word'>(),
  roadMetres: doublePrecision('road_metres'),
  roadSeconds: doublePrecision('road_seconds'),
  sentAt: instant('sent_at').notNull(),
  acceptedAt: instant('accepted_at'),
  arrivedAt: instant('arrived_at'),
  endedAt: instant('ended_at'),
  sentBy: text('sent_by').notNull(),
  version: integer('version').notNull().default(1),
});

export const patrolTaskPerson = pgTable('patrol_task_person', {
  taskId: integer('task_id').notNull(),
  personId: integer('person_id').notNull(),
}, (t) => [primaryKey({ columns: [t.taskId, t.personId] })]);

export const patrolTaskStep = pgTable('patrol_task_step', {
  taskId: integer('task_id').notNull(),
  seq: integer('seq').notNull(),
  step: text('step').$type<TaskState>().notNull(),
  source: text('source').$type<'desk' | 'phone' | 'positions'>().notNull(),
  at: instant('at').notNull(),
  receivedAt: instant('received_at').notNull(),
  actorName: text('actor_name').notNull(),
  verdict: text('verdict').$type<PlaceVerdict>(),
  distanceMetres: doublePrecision('distance_metres'),
  isClockSuspect: boolean('is_clock_suspect').notNull().default(false),
  note: text('note').notNull().default(''),
}, (t) => [primaryKey({ columns: [t.taskId, t.seq] })]);
