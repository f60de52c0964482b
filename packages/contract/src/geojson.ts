import { z } from 'zod';

/** [lng, lat], WGS-84 degrees. */
export const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(positionSchema).min(4).max(100_000);

export const pointSchema = z.object({ type: z.literal('Point'), coordinates: positionSchema });
export const polygonSchema = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(1_000) });
export const multiPolygonSchema = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1).max(10_000) });
/** Any geometry on its way out; never used to accept one. */
export const geometrySchema = z.looseObject({ type: z.string() });

export const featureSchema = z.object({
  type: z.literal('Feature'),
  id: z.union([z.number(), z.string()]),
  geometry: geometrySchema.nullable(),
  properties: z.record(z.string(), z.unknown()),
});
export const featureCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
  features: z.array(featureSchema),
});
