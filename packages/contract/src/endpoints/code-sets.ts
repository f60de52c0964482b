import { z } from 'zod';
import { codeRelations, codeSetOrigins, codeVerdicts } from '@wuding/domain';
import { endpoint } from '../endpoint';

const setKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const code = z.string().min(1).max(200);

const editionSchema = z.object({
  key: z.string(), name: z.string(), origin: z.enum(codeSetOrigins),
  /** Civil days, half-open; null = open. */
  effectiveFrom: z.string().nullable(), effectiveTo: z.string().nullable(),
  note: z.string(), codeCount: z.number().int(), datasets: z.array(z.string()),
});
const namedSchema = z.object({ key: z.string(), name: z.string() });
export type CodeEditionView = z.infer<typeof editionSchema>;

export const listCodeSets = endpoint({
  id: 'listCodeSets', method: 'get', path: '/code-sets', access: 'code-set.read', summary: '事件代码集、统计类别与对照表一览',
  response: z.object({
    items: z.array(editionSchema), reportCategories: z.array(namedSchema),
    crosswalks: z.array(z.object({ from: z.string(), to: z.string(), publishedNumber: z.number().int(), hasDraft: z.boolean(), version: z.number().int(), entryCount: z.number().int() })),
  }),
});

export const readCodeSet = endpoint({
  id: 'readCodeSet', method: 'get', path: '/code-sets/:key', access: 'code-set.read', summary: '一个代码集',
  params: z.object({ key: setKey }),
  response: editionSchema.extend({
    majorClasses: z.array(z.object({ code: z.string(), name: z.string() })),
    codes: z.array(z.object({
      code: z.string(), name: z.string(), majorCode: z.string().nullable(), isExtension: z.boolean(), verdict: z.enum(codeVerdicts).nullable(), note: z.string(),
    })),
    /** Which code counts under which report category, from when to when. */
    rollUps: z.array(z.object({ category: z.string(), code: z.string(), effectiveFrom: z.string().nullable(), effectiveTo: z.string().nullable(), source: z.enum(['edition', 'crosswalk']) })),
  }),
  problems: ['unknown-code-set'],
});

const entrySchema = z.object({
  from: code, to: code.nullable().default(null), category: z.string().min(1).max(64).nullable().default(null), relation: z.enum(codeRelations),
  effectiveFrom: z.iso.date().nullable().default(null), effectiveTo: z.iso.date().nullable().default(null), note: z.string().max(500).default(''),
});
const pair = z.object({ key: setKey, to: setKey });
const crosswalkSchema = z.object({
  from: z.string(), to: z.string(), version: z.number().int(),
  /** Number of the edition in force; 0 = none. */
  publishedNumber: z.number().int(),
  entries: z.array(entrySchema),
  /** Lines somebody is working on; null = no draft. Nothing counts by them. */
  draft: z.array(entrySchema).nullable(),
  editions: z.array(z.object({
    number: z.number().int(), publishedAt: z.string(), publishedBy: z.string(), undoesNumber: z.number().int().nullable(), note: z.string(), entryCount: z.number().int(),
  })),
});
export type CrosswalkView = z.infer<typeof crosswalkSchema>;
export type CodeSetView = z.infer<typeof readCodeSet.response>;

const path = '/code-sets/:key/crosswalks/:to';
const lineProblems = ['unknown-event-code', 'unknown-report-category', 'mapping-target-unclear', 'mapping-repeated', 'window-ends-before-it-begins'] as const;
const changeProblems = ['unknown-code-set', 'version-required', 'version-conflict'] as const;

export const readCrosswalk = endpoint({
  id: 'readCrosswalk', method: 'get', path, access: 'code-set.read', summary: '两个代码集之间的对照表', params: pair, response: crosswalkSchema, problems: ['unknown-code-set'],
});
export const exportCrosswalk = endpoint({
  id: 'exportCrosswalk', method: 'get', path: `${path}/export`, access: 'code-set.read', summary: '导出对照表', params: pair,
  query: z.object({ format: z.enum(['csv']).default('csv') }), media: 'text/csv', problems: ['unknown-code-set'],
});
export const draftCrosswalk = endpoint({
  id: 'draftCrosswalk', method: 'patch', path, access: 'code-set.map', summary: '保存对照表草稿（整张替换；或一张 CSV 表）', params: pair, versioned: true,
  body: z.object({ entries: z.array(entrySchema).max(5_000).optional(), csv: z.string().max(1_000_000).optional() }),
  response: crosswalkSchema, problems: [...changeProblems, ...lineProblems, 'malformed-csv'],
});
export const publishCrosswalk = endpoint({
  id: 'publishCrosswalk', method: 'post', path: `${path}/publish`, access: 'code-set.map', summary: '发布对照表草稿', params: pair, versioned: true,
  body: z.object({ note: z.string().max(500).default('') }), response: crosswalkSchema, problems: [...changeProblems, ...lineProblems, 'nothing-to-publish'],
});
export const undoCrosswalk = endpoint({
  id: 'undoCrosswalk', method: 'post', path: `${path}/undo`, access: 'code-set.map', summary: '撤销上一次发布', params: pair, versioned: true,
  body: z.object({}), response: crosswalkSchema, problems: [...changeProblems, ...lineProblems, 'nothing-to-undo'],
});
