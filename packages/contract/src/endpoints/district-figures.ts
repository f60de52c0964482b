import { z } from 'zod';
import { endpoint } from '../endpoint';
import { id, instant, page, paging } from '../parameters';

const windowSchema = z.object({ from: z.string(), to: z.string() });
/** A count with that of the period before; null where that lies before the first record: nobody counted then. */
const pairSchema = z.object({ now: z.number().int(), before: z.number().int().nullable() });
/** A count that waits for passes which are still being written: null then, since what has not been written is not nothing. */
const fieldPairSchema = z.object({ now: z.number().int().nullable(), before: z.number().int().nullable() });
/** Per km² or per hundred passes; null = not known. */
const ratePairSchema = z.object({ now: z.number().nullable(), before: z.number().nullable() });
const problems = ['not-found', 'window-ends-before-it-begins'] as const;
const countingProblems = [...problems, 'time-implausible'] as const;

export const readDistrictFigures = endpoint({
  id: 'readDistrictFigures', method: 'get', path: '/districts/:id/figures', access: 'district.read', summary: '片区数字与走势',
  params: z.object({ id }),
  /** Half-open; left out: the 30 days to the end of today in the dataset's zone. */
  query: z.object({ from: instant.optional(), to: instant.optional() }),
  response: z.object({
    window: windowSchema,
    /** The same length and the same weekdays, whole weeks earlier. */
    previous: windowSchema,
    incidents: pairSchema,
    /** Of the boundary that held, averaged over the time it held; null while there was none. */
    areaSquareMetres: ratePairSchema, perSquareKilometre: ratePairSchema,
    /** Roll-ups: may add up to more than the incidents. */
    byReportCategory: z.array(z.object({ key: z.string(), ...pairSchema.shape })),
    /** 168, Monday 00:00 first, in the dataset's zone. */
    hourOfWeek: z.array(z.number().int()).length(168),
    /** Every civil month since the first record of the dataset, as the district was then. */
    byMonth: z.array(z.object({ month: z.string(), count: z.number().int() })),
    boundaryChanges: z.array(z.object({ at: z.string(), areaSquareMetres: z.number() })),
    passes: fieldPairSchema, found: fieldPairSchema, clearChecks: fieldPairSchema,
    /** Finds per hundred passes; null below ten passes, or while they are being written. */
    foundPerHundredPasses: ratePairSchema,
    /** Incidents somebody brought forward: in person or writing, and by the 12345 hotline. */
    complaints: z.object({ complaint: pairSchema, hotline: pairSchema }),
    /** Of the whole dataset in the window: what has no coordinates belongs to no district. */
    unlocated: z.object({ count: z.number().int(), total: z.number().int() }),
    asOfChange: z.number().int(),
  }),
  problems: countingProblems,
});
export type DistrictFigures = z.infer<typeof readDistrictFigures.response>;

const sideSchema = z.object({
  count: z.number().int(), areaSquareMetres: z.number().nullable(), perSquareKilometre: z.number().nullable(),
  /** Per thousand residents of the ground; null where no population is known. */
  perThousandResidents: z.number().nullable(),
});
export const compareDistrict = endpoint({
  id: 'compareDistrict', method: 'get', path: '/districts/:id/comparison', access: 'district.read', summary: '跨重划的可比数字：按当时的名，按今天的地',
  params: z.object({ id }),
  /** The later window; the earlier one is the same days a year before unless it is given too. */
  query: z.object({ from: instant, to: instant, earlierFrom: instant.optional(), earlierTo: instant.optional() }),
  response: z.object({
    earlier: windowSchema, later: windowSchema,
    /** Today's ground: cells of the dataset's fixed grid whose centre lies in the boundary of now. */
    ground: z.object({ cellMetres: z.number(), cellCount: z.number().int(), areaSquareMetres: z.number(), residents: z.number().nullable() }),
    /** By the name, with the boundary of its time. */
    asNamed: z.object({ earlier: sideSchema, later: sideSchema }),
    /** By the ground of today, the same cells in both periods. */
    onGround: z.object({ earlier: sideSchema, later: sideSchema }),
    byMonth: z.array(z.object({ month: z.string(), asNamed: z.number().int(), onGround: z.number().int() })),
    boundaryChanges: z.array(z.object({ at: z.string(), areaSquareMetres: z.number() })),
    asOfChange: z.number().int(),
  }),
  problems: [...countingProblems, 'no-boundary'],
});
export type DistrictComparison = z.infer<typeof compareDistrict.response>;

const passFilter = {
  from: instant.optional(), to: instant.optional(), found: z.enum(['true', 'false']).optional(), clear: z.enum(['true']).optional(), sort: z.enum(['-enteredAt', 'enteredAt']).default('-enteredAt'),
};
const passSchema = z.object({
  id: z.number().int(), enteredAt: z.string(), leftAt: z.string(), unit: z.string(), mode: z.enum(['foot', 'vehicle']),
  spotCode: z.string(), streetName: z.string().nullable(), foundCount: z.number().int(), hasClearCheck: z.boolean(), isRandom: z.boolean(),
});
export const listDistrictPasses = endpoint({
  id: 'listDistrictPasses', method: 'get', path: '/districts/:id/passes', access: 'district.read', summary: '片区内的巡查经过',
  params: z.object({ id }),
  query: z.object({ ...passFilter, ...paging }),
  response: z.object({
    ...page(passSchema).shape,
    /** Passes from this instant on are still being written: a list says nothing of what follows; null = all are there. */
    pendingFrom: z.string().nullable(),
  }),
  problems: [...problems, 'cursor-invalid'],
});
export const exportDistrictPasses = endpoint({
  id: 'exportDistrictPasses', method: 'get', path: '/districts/:id/passes/export', access: 'district.export', summary: '导出片区内的巡查经过（与清单同样的筛选）',
  params: z.object({ id }), query: z.object({ ...passFilter, format: z.enum(['csv']).default('csv') }), media: 'text/csv',
  problems,
});
export type DistrictPass = z.infer<typeof listDistrictPasses.response>['items'][number];
