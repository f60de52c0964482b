import { z } from 'zod';
import { districtGrades } from '@wuding/domain';
import { endpoint, exportMedia } from '../endpoint';
import { civilDate, datasetKey, exportFormat, id, instant, page, paging } from '../parameters';
import { geometrySchema } from '../geojson';

export const districtSchema = z.object({
  /** Key of the dataset the district belongs to. */
  dataset: z.string(),
  id: z.number().int(), code: z.string(), name: z.string(), grade: z.enum(districtGrades),
  leaderName: z.string().nullable(), leaderAccountId: z.number().int().nullable(), plan: z.string(),
  /** Civil date on which the plan is to be looked at again. */
  planReviewOn: z.string().nullable(), version: z.number().int(),
  areaSquareMetres: z.number().nullable(), incidentCount: z.number().int(),
  /** [lng, lat] inside the current boundary. */
  labelPosition: z.tuple([z.number(), z.number()]).nullable(),
});
export type DistrictView = z.infer<typeof districtSchema>;
const boundaryVersionSchema = z.object({ effectiveFrom: z.string().nullable(), effectiveTo: z.string().nullable(), areaSquareMetres: z.number(), boundary: geometrySchema });

const districtFilter = {
  q: z.string().max(64).optional(), grade: z.enum(districtGrades).optional(), at: instant.optional(), sort: z.enum(['name', '-name', 'incidents', '-incidents']).default('name'),
};
export const listDistricts = endpoint({
  id: 'listDistricts', method: 'get', path: '/districts', access: 'district.read', summary: '片区清单',
  query: z.object({ dataset: datasetKey, ...paging, ...districtFilter }),
  response: page(districtSchema), problems: ['unknown-dataset', 'cursor-invalid'],
});
export const exportDistricts = endpoint({
  id: 'exportDistricts', method: 'get', path: '/districts/export', access: 'district.export', summary: '导出片区（与清单同样的筛选）',
  query: z.object({ dataset: datasetKey, ...districtFilter, format: exportFormat }), media: exportMedia, problems: ['unknown-dataset'],
});
export const readDistrict = endpoint({
  id: 'readDistrict', method: 'get', path: '/districts/:id', access: 'district.read', summary: '片区详情与边界沿革',
  params: z.object({ id }),
  response: districtSchema.extend({ boundaries: z.array(boundaryVersionSchema), permittedActions: z.array(z.string()) }),
  problems: ['not-found'],
});
export const editDistrict = endpoint({
  id: 'editDistrict', method: 'patch', path: '/districts/:id', access: 'district.edit', summary: '修改片区方案（另存一版）、等级', versioned: true,
  params: z.object({ id }),
  body: z.object({
    plan: z.string().max(20_000).optional(), planReviewOn: civilDate.nullable().optional(),
    grade: z.enum(districtGrades).optional(),
    /** Why the grade changes: required when it does. */
    gradeReason: z.string().trim().min(1).max(500).optional(),
  }),
  response: districtSchema,
  problems: ['not-found', 'reason-required', 'version-required', 'version-conflict'],
});
