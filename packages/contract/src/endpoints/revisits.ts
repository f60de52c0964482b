import { z } from 'zod';
import { endpoint, tableMedia } from '../endpoint';
import { datasetKey } from '../parameters';

const place = { spotId: z.number().int(), name: z.string(), position: z.tuple([z.number(), z.number()]).nullable(), districtId: z.number().int().nullable(), districtName: z.string().nullable() };
/** Null within: later than four hours. */
const limits = z.object({ lower: z.number().nullable(), upper: z.number().nullable() });
const planSchema = z.object({
  /** Civil day of the dataset. */
  on: z.string(),
  /** Share still away at which a spot is due again; share of visits left to chance; how near a pass must be, minutes. */
  level: z.number(), randomShare: z.number(), slackMinutes: z.number(),
  /** Null where nothing was drawn for the day. `seed` repeats the draw; the passes of `from` to `to` were learnt from. */
  plan: z.object({ seed: z.number().int(), from: z.string(), to: z.string(), departureCount: z.number().int(), madeAt: z.string(), madeBy: z.string() }).nullable(),
  intervals: z.array(z.object({
    ...place, /** Local hours [from, to). */ band: z.tuple([z.number(), z.number()]),
    /** Null and known: not reached within four hours; null and not known: fewer than ten finds. */
    minutes: z.number().nullable(),
    /** 95 % limits; null where nothing is known, or the plan is of before limits were told. */
    limits: limits.nullable(), isKnown: z.boolean(), departureCount: z.number().int(), finiteCount: z.number().int(),
  })),
  /** By time. `random`: spot and time were drawn alike among all. */
  visits: z.array(z.object({
    id: z.number().int(), ...place, dueAt: z.string(), kind: z.enum(['due', 'random']),
    /** The interval a due visit follows from; null for those left to chance. */
    interval: z.object({ minutes: z.number().nullable(), limits: limits.nullable() }).nullable(), state: z.enum(['open', 'seen', 'missed']), seenAt: z.string().nullable(),
  })),
});
export type RevisitPlanView = z.infer<typeof planSchema>;

const filter = { dataset: datasetKey, /** Left out: today. */ on: z.iso.date().optional() };
export const readRevisits = endpoint({
  id: 'readRevisits', method: 'get', path: '/patrol/revisits', access: 'patrol.watch', summary: '复访建议：回潮时钟给出的间隔，一成随机', query: z.object(filter), response: planSchema, problems: ['unknown-dataset'],
});
export const exportRevisits = endpoint({
  id: 'exportRevisits', method: 'get', path: '/patrol/revisits/export', access: 'patrol.watch', summary: '导出复访建议', query: z.object({ ...filter, /** Visits of the day, or the intervals they follow from. */ list: z.enum(['visits', 'intervals']).default('visits'), format: z.enum(['csv', 'xlsx']).default('csv') }), media: tableMedia, problems: ['unknown-dataset'],
});
export const planRevisits = endpoint({
  id: 'planRevisits', method: 'post', path: '/patrol/revisits', access: 'patrol.dispatch', summary: '排定今天的复访建议（一天只抽一次）', body: z.object({ dataset: datasetKey }), response: planSchema, problems: ['unknown-dataset', 'data-being-written'],
});
