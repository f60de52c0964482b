import { z } from 'zod';
import { endpoint } from '../endpoint';
import { datasetKey } from '../parameters';
import { sliceFilterSchema } from './slice';

/**
 * What is analysed: a slice with both ends of its window, at most 800 days; left out, the 90 days to the end of today. Codes,
 * categories and statuses choose records; window, weekdays, hours, districts and polygon choose passes as well.
 */
const question = { dataset: datasetKey, filter: sliceFilterSchema.optional() };
const windowSchema = z.object({ from: z.string(), to: z.string() });
/** A value with its 95 % limits. */
const estimate = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
const cellMetres = z.number().min(20).max(10_000).default(80);
const questionProblems = [
  'unknown-dataset', 'unknown-event-code', 'unknown-report-category', 'unknown-district', 'invalid-geometry', 'window-ends-before-it-begins', 'time-implausible', 'analysis-window-too-long',
] as const;

/** The ground cells an answer is about. `index` of a cell = row × columns + column, row 0 in the south. */
const groundWindow = z.object({
  /** [lng, lat] of the south-west corner, and the same corner in metres of the dataset's plane. */
  origin: z.tuple([z.number(), z.number()]), originMetres: z.tuple([z.number(), z.number()]),
  cellMetres: z.number(), columns: z.number().int(), rows: z.number().int(),
});

export const rateUnits = ['passes', 'patrol-hours', 'area'] as const;
export type RateUnit = (typeof rateUnits)[number];

export const readRates = endpoint({
  id: 'readRates', method: 'post', path: '/analysis/rates', access: 'analysis.read', summary: '按巡查折算的热力：每百次到点、每十巡查小时或每平方公里',
  body: z.object({ ...question, unit: z.enum(rateUnits).default('passes'), cellMetres }),
  response: z.object({
    window: windowSchema, unit: z.enum(rateUnits),
    /** Records matching; those without coordinates are in no cell. */
    total: z.number().int(), unlocated: z.number().int(),
    passes: z.number().int(), patrolHours: z.number(),
    /** Records per unit over all cells anybody went to; null where nobody went anywhere. */
    overall: z.number().nullable(),
    /** Variance of a day's finds over what independent finds would have; limits are widened by it. */
    dispersionRatio: z.number(),
    /** Null where nothing has a place. */
    ground: groundWindow.nullable(),
    cells: z.array(z.object({
      index: z.number().int(), count: z.number().int(), passes: z.number(), patrolHours: z.number(),
      /** `few`: under ten passes; `unvisited`: records, but nobody went. Both say nothing about the place. Per area all are `known`. */
      state: z.enum(['known', 'few', 'unvisited']),
      /** As counted, with exact limits; null where nobody went. */
      rate: estimate.nullable(),
      /** With hours standardised and little-visited cells pulled towards the whole; what the colour shows. Null unless known. */
      shrunk: z.number().nullable(),
      /** Count over what its hours of visits would give elsewhere; null unless known. */
      ratioToOverall: z.number().nullable(),
    })),
    /** Passes, and those that met somebody, by hour of the week, Monday 00:00 first. */
    hourOfWeek: z.object({ passes: z.array(z.number().int()), found: z.array(z.number().int()) }),
    byDistrict: z.array(z.object({ districtId: z.number().int(), passes: z.number().int(), found: z.number().int() })),
    byDay: z.object({ from: z.string(), passes: z.array(z.number().int()), found: z.array(z.number().int()) }),
    asOfChange: z.number().int(),
  }),
  problems: [...questionProblems, 'grid-too-fine'],
});
export type RatesAnswer = z.infer<typeof readRates.response>;

/** A count or rate now and before, and their ratio with exact 95 % limits (upper null: nothing bounds it); ratio null where nothing was before. */
const change = z.object({
  now: z.number(), before: z.number().nullable(),
  ratio: z.object({ value: z.number(), lower: z.number(), upper: z.number().nullable() }).nullable(),
});
export const comparePeriods = endpoint({
  id: 'comparePeriods', method: 'post', path: '/analysis/comparison', access: 'analysis.read', summary: '两段时间的变化：总数、类别、片区、地格，星期对齐',
  body: z.object({ ...question, unit: z.enum(rateUnits).default('passes'), cellMetres }),
  response: z.object({
    window: windowSchema,
    /** The same length and the same weekdays, whole weeks earlier. */
    previous: windowSchema,
    /** False where the time before lies before the first record: nobody counted then. */
    isKnownBefore: z.boolean(),
    total: change, passes: change,
    /** Finds per hundred passes. */
    rate: change,
    byReportCategory: z.array(change.extend({ key: z.string() })), byDistrict: z.array(change.extend({ districtId: z.number().int() })),
    ground: groundWindow.nullable(),
    /** Cells looked at in both periods: z of the change given the exposure of each; one test a cell. */
    cells: z.array(z.object({ index: z.number().int(), now: z.number().int(), before: z.number().int(), z: z.number(), q: z.number() })),
    asOfChange: z.number().int(),
  }),
  problems: [...questionProblems, 'grid-too-fine'],
});
export type ComparisonAnswer = z.infer<typeof comparePeriods.response>;

/** Default bandwidth: Scott's rule, √(sx · sy) · n^(−1/6); where all records are in one place, two cells. */
const surfaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hexagons') }),
  z.object({
    kind: z.literal('density'), kernel: z.enum(['gaussian', 'quartic']).default('gaussian'), isEdgeCorrected: z.boolean().default(true),
    /** σ of the Gaussian, radius of the quartic; left out = by the rule. At least half a cell. */
    bandwidthMetres: z.number().min(-100_000).max(100_000).optional(),
  }),
]);
const surfaceAnswer = z.object({
  window: windowSchema, kind: z.enum(['hexagons', 'density']), total: z.number().int(), unlocated: z.number().int(),
  bandwidthMetres: z.number().nullable(), bandwidthRule: z.enum(['given', 'scott', 'two-cells']).nullable(),
  /** Of a density; null for hexagons, and where nothing has a place. */
  ground: groundWindow.nullable(),
  /** As large as the square cell; middles in metres of the dataset's plane. Null for a density. */
  hexagons: z.object({ widthMetres: z.number(), middlesMetres: z.array(z.tuple([z.number(), z.number()])) }).nullable(),
  /** `index` of a ground cell, or into the middles; a cell with less than a twentieth of one record is left out. */
  cells: z.array(z.object({ index: z.number().int(), count: z.number().int().nullable(), perSquareKilometre: z.number() })),
  asOfChange: z.number().int(),
});
export type SurfaceAnswer = z.infer<typeof surfaceAnswer>;

const departureKinds = ['sent-away', 'seen-clear'] as const;
const seed = z.number().int().min(0).max(2_147_483_647).default(1);

const task = z.discriminatedUnion('method', [
  z.object({ method: z.literal('return-clock'), ...question, departure: z.enum(departureKinds).default('sent-away'), detectionRatio: z.number().min(0.55).max(1).default(0.85), seed }),
  z.object({ method: z.literal('significance'), ...question, cellMetres, permutations: z.number().int().min(99).max(1_999).default(499), seed }),
  z.object({ method: z.literal('near-repeat'), ...question, permutations: z.number().int().min(99).max(1_999).default(199), seed }),
  z.object({ method: z.literal('emerging'), ...question, cellMetres, stepDays: z.number().int().min(1).max(90).default(7) }),
  z.object({ method: z.literal('forecast'), ...question, cellMetres: z.number().min(50).max(10_000).default(100), areaRatio: z.number().min(0.01).max(0.5).default(0.05) }),
  z.object({ method: z.literal('relapse'), ...question, radiusMetres: z.number().min(5).max(500).default(50), windowHours: z.number().min(1).max(720).default(24) }),
  // Where records lie, without regard to who looked: per square kilometre.
  z.object({ method: z.literal('surface'), ...question, cellMetres, surface: surfaceSchema }),
]);

const occupancySchema = z.object({ lagMinutes: z.number(), passCount: z.number().int(), occupied: z.number().nullable(), lower: z.number().nullable(), upper: z.number().nullable() });
const returnClockSchema = z.object({
  method: z.literal('return-clock'), window: windowSchema,
  departureCount: z.number().int(),
  /** Departures nobody came back to look at within active hours: they say nothing, and are no success. */
  unseenCount: z.number().int(),
  /** First figure: whether somebody stands there again at a lag, whoever came in between. */
  occupancy: z.array(occupancySchema),
  /** Second figure: share without a confirmed recurrence by each of `survivalMinutes`; empty below ten finds. */
  survivalMinutes: z.array(z.number()), survival: z.array(estimate),
  /** Minutes; null = not reached, or fewer than ten finds: unknown. */
  median: z.number().nullable(), finiteCount: z.number().int(),
  rows: z.array(z.object({
    by: z.enum(['district', 'band', 'mode', 'spot', 'spot-band']),
    /** District id, 0 patrol / 1 guarding, or spot id; of a band its number. */
    key: z.number().int(), name: z.string().nullable(), position: z.tuple([z.number(), z.number()]).nullable(),
    /** Local hours [from, to). */
    band: z.tuple([z.number(), z.number()]).nullable(),
    departureCount: z.number().int(), spellCount: z.number().int(), finiteCount: z.number().int(),
    /** At 30, 60 and 120 minutes; null = unknown. */
    stillAway: z.array(estimate.nullable()), median: z.number().nullable(),
  })),
});
const tested = z.array(z.object({ index: z.number().int(), z: z.number(), p: z.number(), q: z.number() }));
const significanceSchema = z.object({
  method: z.literal('significance'), window: windowSchema, ground: groundWindow.nullable(),
  /** Getis–Ord Gi*; `q` is the false discovery rate over the family of all cells with records or passes. */
  counts: tested, rates: tested, familySize: z.number().int(),
  moran: z.object({ i: z.number(), z: z.number(), p: z.number() }).nullable(),
});
const nearRepeatSchema = z.object({
  method: z.literal('near-repeat'), window: windowSchema, eventCount: z.number().int(), unlocated: z.number().int(),
  ringEdgesMetres: z.array(z.number()), dayBands: z.array(z.tuple([z.number(), z.number()])),
  /** Row by row; row 0 is the same place: relapse. */
  cells: z.array(z.object({ observed: z.number(), expected: z.number(), p: z.number() })),
});
const emergingSchema = z.object({
  method: z.literal('emerging'), window: windowSchema, ground: groundWindow.nullable(), stepCount: z.number().int(), stepDays: z.number().int(),
  cells: z.array(z.object({ index: z.number().int(), category: z.string(), lastZ: z.number(), trendZ: z.number(), trendP: z.number() })),
});

const calibration = z.object({ slope: z.number(), lower: z.number(), upper: z.number(), ratio: z.number() });
const heldSchema = z.object({ held: z.number().int(), of: z.number().int() });
const backTestSchema = z.object({
  /** Civil days, the last included: forecasts were tuned on the first weeks and are told of the later ones. */
  tuned: z.object({ from: z.string(), to: z.string(), weeks: z.number().int() }), told: z.object({ from: z.string(), to: z.string(), weeks: z.number().int() }),
  /** Weeks after which a week counts half; null = all weeks alike. */
  halfLives: z.object({ structureWeeks: z.number().nullable(), levelWeeks: z.number().nullable() }),
  /** How far counts lie from the forecast: dispersion of a place, and variance of what all places of a week share over the square of its mean. */
  spread: z.object({ dispersion: z.number(), shared: z.number() }),
  eventCount: z.number().int(),
  forecasts: z.array(z.object({
    name: z.enum(['forecast', 'last-period', 'long-run-mean']),
    /** Mean natural logarithm of the chance given to what came in a cell of a week; nearer to 0 is better. */
    logScore: z.number(), calibration: calibration.nullable(),
    hitRatio: z.number().nullable(), pai: z.number().nullable(), peiStar: z.number().nullable(), captureArea: z.number().nullable(),
    /** Share of events caught in the best 0, 5 … 100 % of the area. */
    capture: z.array(z.number()),
  })),
  /** Log score gained over a rival, per event that came. */
  gains: z.array(z.object({ over: z.enum(['last-period', 'long-run-mean']), perEvent: z.number(), standardError: z.number() })),
  /** How often what came lay within the 95 % limits. */
  limits: z.object({ place: heldSchema, total: heldSchema }),
});
const forecastSchema = z.object({
  method: z.literal('forecast'), window: windowSchema, ground: groundWindow.nullable(),
  weekCount: z.number().int(), placeCount: z.number().int(), recordCount: z.number().int(), unlocated: z.number().int(), areaRatio: z.number(),
  /** Parts of the day, local hours [from, to). */
  bands: z.array(z.tuple([z.number(), z.number()])),
  /** Records expected on each of the seven days after the window, with 95 % limits; empty where twelve whole weeks are not there. */
  days: z.array(estimate.extend({ on: z.string(), bands: z.array(z.number()) })), week: estimate.nullable(),
  /** Ground cells with ten records or more, those with most expected first. */
  places: z.array(estimate.extend({ index: z.number().int(), position: z.tuple([z.number(), z.number()]), recordCount: z.number().int(), bands: z.array(z.number()) })),
  elsewhere: z.number(), quietPlaceCount: z.number().int(),
  records: backTestSchema.nullable(),
  /** Finds per pass, held to the visits that chance chose; null where there are fewer than a hundred. */
  randomVisits: backTestSchema.extend({ visitCount: z.number().int() }).nullable(),
});

const relapseFigures = z.object({
  recordCount: z.number().int(),
  /** Of them: their window is not over yet, by the end of what is asked or by now. */
  tooRecentCount: z.number().int(),
  /** Nobody passed by again, and nothing was put down: nothing is known of them. */
  unseenCount: z.number().int(),
  /** n, and those of it with another record of the family. */
  seenCount: z.number().int(), relapsedCount: z.number().int(),
  /** Null below ten looked at again: unknown. */
  ratio: estimate.nullable(), unseenRatio: z.number().nullable(),
});
const relapseSchema = relapseFigures.extend({
  method: z.literal('relapse'), window: windowSchema, radiusMetres: z.number(), windowHours: z.number(),
  /** Records without coordinates: asked about nowhere. */
  unlocated: z.number().int(),
  /** Report category (or event code of none), or district id as text, 0 = in none. */
  rows: z.array(relapseFigures.extend({ by: z.enum(['family', 'district']), key: z.string() })),
});

const runSchema = z.object({
  id: z.string(), state: z.enum(['waiting', 'running', 'done', 'failed']), doneRatio: z.number(),
  answer: z.discriminatedUnion('method', [returnClockSchema, significanceSchema, nearRepeatSchema, emergingSchema, forecastSchema, relapseSchema, surfaceAnswer.extend({ method: z.literal('surface') })]).nullable(),
});
export type AnalysisRun = z.infer<typeof runSchema>;
export type AnalysisAnswer = NonNullable<AnalysisRun['answer']>;

export const startAnalysis = endpoint({
  id: 'startAnalysis', method: 'post', path: '/analysis/runs', access: 'analysis.read', summary: '开始一次分析：回潮时钟、显著性、近重复、新兴热点、预测与回测、复发率、六边形计数与核密度', status: 201,
  body: task, response: runSchema, problems: [...questionProblems, 'grid-too-fine', 'bandwidth-invalid', 'too-many-records', 'too-many-analyses'],
});
export const readAnalysis = endpoint({
  id: 'readAnalysis', method: 'get', path: '/analysis/runs/:id', access: 'analysis.read', summary: '分析的进度和结果',
  params: z.object({ id: z.uuid() }), response: runSchema, problems: ['not-found'],
});
export const cancelAnalysis = endpoint({
  id: 'cancelAnalysis', method: 'delete', path: '/analysis/runs/:id', access: 'analysis.read', summary: '停止一次分析', status: 204,
  params: z.object({ id: z.uuid() }), problems: ['not-found'],
});
