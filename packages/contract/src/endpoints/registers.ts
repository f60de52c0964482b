import { z } from 'zod';
import { personKinds, postStates } from '@wuding/domain';
import { endpoint, registerMedia } from '../endpoint';
import { datasetKey, id, workbookFormat } from '../parameters';
import { teamFilter, vehicleFilter } from './staff';

const sort = z.enum(['code', '-code', 'name', '-name']).default('code');
const sheetFormat = z.enum(['xlsx', 'csv']).default('xlsx');

export const exportPosts = endpoint({
  id: 'exportPosts', method: 'get', path: '/posts/export', access: 'post.export', summary: '导出守点（与清单同样的筛选），可改后再导入',
  query: z.object({ dataset: datasetKey, q: z.string().max(64).optional(), district: id.optional(), state: z.enum(postStates).optional(), sort, format: workbookFormat }),
  media: registerMedia, problems: ['unknown-dataset', 'unknown-district'],
});
export const exportPeople = endpoint({
  id: 'exportPeople', method: 'get', path: '/people/export', access: 'staff.export', summary: '导出人员（与清单同样的筛选），电话打码，可改后再导入',
  query: z.object({
    dataset: datasetKey, q: z.string().max(64).optional(), kind: z.enum(personKinds).optional(), team: id.optional(), certified: z.enum(['true', 'false']).optional(),
    left: z.enum(['true', 'false']).default('false'), sort, format: sheetFormat,
    /** `whole` needs the right to unmask and a reason. */
    phones: z.enum(['masked', 'whole']).default('masked'), reason: z.string().trim().min(4).max(200).optional(),
  }),
  media: registerMedia, problems: ['unknown-dataset', 'reason-required'],
});
export const exportTeams = endpoint({
  id: 'exportTeams', method: 'get', path: '/teams/export', access: 'staff.export', summary: '导出队伍与成员（与清单同样的筛选）', query: z.object({ dataset: datasetKey, ...teamFilter, format: sheetFormat }),
  media: registerMedia, problems: ['unknown-dataset'],
});
export const exportVehicles = endpoint({
  id: 'exportVehicles', method: 'get', path: '/vehicles/export', access: 'staff.export', summary: '导出车辆与停用时段（与清单同样的筛选）', query: z.object({ dataset: datasetKey, ...vehicleFilter, format: sheetFormat }),
  media: registerMedia, problems: ['unknown-dataset'],
});

/** The registers that are imported on the screen. */
const registerKind = z.enum(['posts', 'staff']);
const upload = {
  dataset: datasetKey, kind: registerKind, fileName: z.string().trim().min(1).max(200),
  /** The file, base64: XLSX, CSV or GeoJSON of about 1.4 MB at most; larger ones go by `wuding import`. */
  content: z.base64().min(1),
  /** Datum of the positions in it. */
  crs: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']).default('wgs84'),
  /** Column by field, where the usual headings do not serve. */
  columns: z.record(z.string().max(32), z.string().max(100)).default({}),
};
const countsSchema = z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), refused: z.number().int(), repaired: z.number().int() });
const rowSchema = z.object({
  /** Counted from the first data row. */
  row: z.number().int(),
  /** Line in the sheet or CSV file, with the header. */
  line: z.number().int().nullable(),
  code: z.string(), name: z.string(), outcome: z.enum(['new', 'changed', 'unchanged', 'refused']),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(z.object({ field: z.string(), reason: z.string(), sentence: z.string() })),
});
export type ImportRow = z.infer<typeof rowSchema>;
const importSchema = z.object({
  id: z.number().int(), kind: registerKind, fileName: z.string(), importedAt: z.string(), actor: z.string(), acceptedCount: z.number().int(), rejectedCount: z.number().int(),
  unchangedCount: z.number().int(), undoneAt: z.string().nullable(), undoneBy: z.string().nullable(),
  /** Not taken back yet, and it wrote something. */
  canUndo: z.boolean(),
});
export type ImportView = z.infer<typeof importSchema>;
const uploadProblems = ['unknown-dataset', 'import-refused'] as const;

export const previewImport = endpoint({
  id: 'previewImport', method: 'post', path: '/imports/preview', access: 'register.import', summary: '预览导入守点或人员：逐行新增、变更、不变、拒绝', body: z.object(upload),
  response: z.object({
    /** Handed back to apply exactly this. */
    fingerprint: z.string(), counts: countsSchema, remarks: z.array(z.string()), rows: z.array(rowSchema),
  }),
  problems: uploadProblems,
});
export const applyImport = endpoint({
  id: 'applyImport', method: 'post', path: '/imports', access: 'register.import', summary: '导入预览过的文件', status: 201,
  body: z.object({ ...upload, fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }), response: z.object({ id: z.number().int(), counts: countsSchema }), problems: [...uploadProblems, 'preview-outdated'],
});
export const listImports = endpoint({
  id: 'listImports', method: 'get', path: '/imports', access: 'register.import', summary: '最近的导入', query: z.object({ dataset: datasetKey, kind: registerKind }),
  response: z.object({ items: z.array(importSchema) }), problems: ['unknown-dataset'],
});
export const undoImport = endpoint({
  id: 'undoImport', method: 'post', path: '/imports/:id/undo', access: 'register.import', summary: '撤销一次导入；导入后改过或用到的记录会挡住', params: z.object({ id }), response: importSchema,
  problems: ['not-found', 'nothing-to-undo', 'import-changed-since'],
});
