import { z } from 'zod';
import { dayKinds, districtGrades } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { positionSchema } from '../geojson';
import { datasetKey, latitude, longitude } from '../parameters';
import { incidentSchema } from './incidents';

const count = z.number().int();
/** Two counts over periods of equal length, and whether they differ by more than chance would (|z| ≥ 1.96). */
const changeSchema = z.object({ current: count, previous: count, direction: z.enum(['more', 'fewer', 'level']) });
/** Mean of the same hours of the same weekday in the weeks before; null = there is no such week on record. */
const usualSchema = z.object({ mean: z.number(), weekCount: count }).nullable();
const civilDay = z.string();

const homeDistrictSchema = z.object({
  id: count, name: z.string(), grade: z.enum(districtGrades), leaderName: z.string().nullable(),
  hasPlan: z.boolean(), /** The day the plan is to be looked at again; null = none was set. */
  planReviewOn: z.string().nullable(), isPlanDue: z.boolean(), isOwn: z.boolean(),
  today: count, usual: usualSchema, period: changeSchema, open: count, openLong: count,
});
export type HomeDistrict = z.infer<typeof homeDistrictSchema>;

const workItem = incidentSchema.extend({ distanceMetres: z.number().nullable() });
export type HomeIncident = z.infer<typeof workItem>;

export const readHome = endpoint({
  id: 'readHome', method: 'get', path: '/home', access: 'event.slice', summary: '今日工作台：按角色看今天要办什么',
  query: z.object({ dataset: datasetKey, /** Where the asker stands: open incidents come nearest first. */ lng: longitude.optional(), lat: latitude.optional() })
    .refine(({ lng, lat }) => (lng === undefined) === (lat === undefined), { message: 'lng and lat come together', path: ['lat'] }),
  response: z.object({
    dataset: z.string(), at: z.string(), timeZone: z.string(),
    /** `own-districts`: everything below is about the asker's districts only. */
    scope: z.enum(['all', 'own-districts']),
    today: civilDay,
    /** What today is; kind null = the work calendar does not reach it. */
    day: z.object({ kind: z.enum(dayKinds).nullable(), holiday: z.string().nullable(), markets: z.array(z.string()), isSchoolDay: z.boolean().nullable() }),
    /** 28 days each, both ends included; the current one ends yesterday. */
    periods: z.object({ currentFrom: civilDay, currentTo: civilDay, previousFrom: civilDay, previousTo: civilDay }),
    todayCount: count, usual: usualSchema, period: changeSchema,
    /** Incidents not closed yet, by the civil day they occurred on: today, one to six days ago, seven or more. */
    open: z.object({ today: count, week: count, long: count }),
    openItems: z.array(workItem),
    latest: z.array(incidentSchema),
    /** What the asker recorded today. */
    mine: z.object({ count, items: z.array(incidentSchema) }),
    districts: z.array(homeDistrictSchema),
    categories: z.array(z.object({ key: z.string(), name: z.string(), change: changeSchema })),
    /** Incidents of the current period whose code counts under no report category now. */
    unmapped: z.object({ count, codes: z.array(z.object({ code: z.string(), name: z.string(), count })) }),
    /** The current period: how many records have no position. */
    quality: z.object({ total: count, unlocated: count }),
    /** The next hours in the dataset's zone with the mean of the same hour and weekday over the weeks before. */
    hoursAhead: z.object({ weekCount: count, hours: z.array(z.object({ weekday: count, hour: count, count })) }),
    /** Where these hours of this weekday held most incidents over those weeks. */
    spotsAhead: z.array(z.object({ position: positionSchema, count, near: z.string().nullable() })),
    /** The last imports; null = not for this role. */
    imports: z.array(z.object({ kind: z.string(), fileName: z.string(), importedAt: z.string(), accepted: count, rejected: count, repaired: count, duplicate: count })).nullable(),
  }),
  problems: ['unknown-dataset'],
});
export type HomeAnswer = z.infer<typeof readHome.response>;
