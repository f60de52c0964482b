import { z } from 'zod';
import { zoneKinds } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { datasetKey, id, instant, latitude, longitude } from '../parameters';
import { polygonSchema } from '../geojson';
import { zoneStateSchema } from './zones';

const nearKinds = ['place', 'road-segment', 'incident', 'district'] as const;

export const nearbySchema = z.object({ kind: z.enum(nearKinds), id: z.number().int(), name: z.string(), detail: z.string(), distanceMetres: z.number(), position: z.tuple([z.number(), z.number()]) });
export type Nearby = z.infer<typeof nearbySchema>;

export const readHere = endpoint({
  id: 'readHere', method: 'get', path: '/here', access: 'incident.read', summary: '这里有什么',
  query: z.object({ dataset: datasetKey, lng: longitude, lat: latitude, at: instant.optional(), radiusMetres: z.coerce.number().min(5).max(500).default(50), from: instant.optional(), to: instant.optional() }),
  response: z.object({
    district: z.object({ id: z.number().int(), name: z.string(), grade: z.string() }).nullable(),
    street: z.object({ id: z.number().int(), name: z.string(), controlClass: z.string(), distanceMetres: z.number() }).nullable(),
    places: z.array(nearbySchema),
    /** null = incidents are not for this role to see. */
    incidentCount: z.number().int().nullable(),
    incidents: z.array(nearbySchema),
    /** Zones that cover the position, those in force first. */
    zones: z.array(z.object({ id: z.number().int(), name: z.string(), kind: z.enum(zoneKinds), capacity: z.number().int().nullable(), state: zoneStateSchema })),
  }),
  problems: ['unknown-dataset', 'window-ends-before-it-begins'],
});
export const readNearest = endpoint({
  id: 'readNearest', method: 'get', path: '/nearest', access: 'map.read', summary: '最近的',
  query: z.object({ dataset: datasetKey, lng: longitude, lat: latitude, kind: z.enum(nearKinds), limit: z.coerce.number().int().min(1).max(100).default(5), maxDistanceMetres: z.coerce.number().min(1).max(50_000).default(5_000) }),
  response: z.object({ items: z.array(nearbySchema) }), problems: ['unknown-dataset'],
});
export const readWithin = endpoint({
  id: 'readWithin', method: 'post', path: '/within', access: 'map.read', summary: '范围内的',
  body: z.object({ dataset: datasetKey, polygon: polygonSchema, kinds: z.array(z.enum(['place', 'road-segment', 'incident'])).min(1).max(3).default(['place']), from: instant.optional(), to: instant.optional(), limit: z.number().int().min(1).max(1_000).default(100) }),
  response: z.object({ counts: z.record(z.string(), z.number().int()), items: z.array(nearbySchema) }),
  problems: ['unknown-dataset', 'invalid-geometry', 'window-ends-before-it-begins'],
});
export const readAlongStreet = endpoint({
  id: 'readAlongStreet', method: 'get', path: '/streets/along', access: 'incident.read', summary: '沿这条街',
  query: z.object({ dataset: datasetKey, name: z.string().min(1).max(100), bufferMetres: z.coerce.number().min(1).max(200).default(30), from: instant.optional(), to: instant.optional(), limit: z.coerce.number().int().min(1).max(1_000).default(100) }),
  response: z.object({
    name: z.string(), controlClass: z.string(), lengthMetres: z.number(), segmentCount: z.number().int(),
    incidentCount: z.number().int(), byCode: z.record(z.string(), z.number().int()), places: z.array(nearbySchema),
  }),
  problems: ['unknown-dataset', 'not-found', 'window-ends-before-it-begins'],
});
export const readDistrictAt = endpoint({
  id: 'readDistrictAt', method: 'get', path: '/district-at', access: 'map.read', summary: '某时某地属于哪个片区',
  query: z.object({ dataset: datasetKey, lng: longitude, lat: latitude, at: instant }),
  response: z.object({ district: z.object({ id, name: z.string(), grade: z.string() }).nullable() }), problems: ['unknown-dataset'],
});
