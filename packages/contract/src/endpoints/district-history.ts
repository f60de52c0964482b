import { z } from 'zod';
import { districtGrades } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { multiPolygonSchema, polygonSchema } from '../geojson';
import { id, instant } from '../parameters';
import { districtSchema } from './districts';

const boundarySchema = z.union([polygonSchema, multiPolygonSchema]);
const reason = z.string().trim().min(1).max(500);

/** Who wrote something and when; null = before histories were kept. */
const signed = { author: z.string().nullable(), at: z.string().nullable() };
const planVersionSchema = z.object({ number: z.number().int(), text: z.string(), reviewOn: z.string().nullable(), ...signed });
const redrawSchema = z.object({
  id: z.number().int(), effectiveFrom: z.string(), areaSquareMetres: z.number(), reason: z.string(),
  /** Incidents that found another district by it. */
  movedCount: z.number().int(), ...signed,
  withdrawnAt: z.string().nullable(), withdrawnBy: z.string().nullable(), withdrawalReason: z.string().nullable(),
  /** The last boundary of the district came from it, so it can be withdrawn. */
  isLast: z.boolean(),
});
export type DistrictPlanVersion = z.infer<typeof planVersionSchema>;

export const readDistrictHistory = endpoint({
  id: 'readDistrictHistory', method: 'get', path: '/districts/:id/history', access: 'district.read', summary: '片区沿革：方案各版、等级、片区长、重划边界',
  params: z.object({ id }),
  response: z.object({
    /** Newest first, at most 500 each. */
    plans: z.array(planVersionSchema),
    grades: z.array(z.object({ grade: z.enum(districtGrades), reason: z.string(), ...signed })),
    leaders: z.array(z.object({ leaderName: z.string().nullable(), ...signed })),
    redraws: z.array(redrawSchema),
  }),
  problems: ['not-found'],
});
export type DistrictHistory = z.infer<typeof readDistrictHistory.response>;

export const previewRedraw = endpoint({
  id: 'previewRedraw', method: 'post', path: '/districts/:id/boundaries/preview', access: 'district.redraw', summary: '试算重划边界：面积、重叠、改变归属的事件',
  params: z.object({ id }),
  body: z.object({ boundary: boundarySchema, effectiveFrom: instant }),
  response: z.object({
    areaSquareMetres: z.number(), currentAreaSquareMetres: z.number().nullable(),
    /** Districts in force from then on that the boundary would overlap; with any it is refused. */
    overlaps: z.array(z.object({ id: z.number().int(), name: z.string(), areaSquareMetres: z.number() })),
    /** Recorded incidents since the date that would enter or leave the district. */
    enteringCount: z.number().int(), leavingCount: z.number().int(),
  }),
  problems: ['not-found', 'invalid-geometry', 'outside-dataset', 'time-implausible', 'redraw-not-later'],
});
export type RedrawPreview = z.infer<typeof previewRedraw.response>;

export const redrawDistrict = endpoint({
  id: 'redrawDistrict', method: 'post', path: '/districts/:id/boundaries', access: 'district.redraw', summary: '自某时起重划边界，旧边界留存', versioned: true,
  params: z.object({ id }),
  body: z.object({ boundary: boundarySchema, effectiveFrom: instant, reason }),
  response: districtSchema.extend({ movedCount: z.number().int() }),
  problems: ['not-found', 'invalid-geometry', 'outside-dataset', 'time-implausible', 'redraw-not-later', 'boundary-overlaps', 'version-required', 'version-conflict'],
});
export const withdrawRedraw = endpoint({
  id: 'withdrawRedraw', method: 'post', path: '/districts/:id/boundaries/withdraw', access: 'district.redraw', summary: '撤回最近一次重划', versioned: true,
  params: z.object({ id }),
  body: z.object({ reason }),
  response: districtSchema.extend({ movedCount: z.number().int() }),
  problems: ['not-found', 'no-redraw', 'boundary-overlaps', 'version-required', 'version-conflict'],
});

export const listLeaderCandidates = endpoint({
  id: 'listLeaderCandidates', method: 'get', path: '/district-leaders', access: 'district.assign-leader', summary: '可任片区长的人员',
  response: z.object({ items: z.array(z.object({ accountId: z.number().int(), displayName: z.string(), districtNames: z.array(z.string()) })) }),
});
export const assignLeader = endpoint({
  id: 'assignLeader', method: 'post', path: '/districts/:id/leader', access: 'district.assign-leader', summary: '任命或免去片区长', versioned: true,
  params: z.object({ id }),
  /** null = nobody. */
  body: z.object({ accountId: z.number().int().min(1).max(2_147_483_647).nullable() }),
  response: districtSchema,
  problems: ['not-found', 'not-a-district-leader', 'version-required', 'version-conflict'],
});
