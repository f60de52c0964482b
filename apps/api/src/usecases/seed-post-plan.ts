import { countyChecklist, marginMinutes, type CountyPost } from '@wuding/demo';
import type { PostBaseline, PostPlan } from '@wuding/domain';
import type { Database } from '../db/store';
import { countIncidentsAround } from '../repositories/seed-duty';

/** What posts hold here: vending without a licence or beyond the shop, stalls and boards on the street. */
const eventCodes = ['05-01', '05-03', '05-04', '02-03'] as const;
const indicatorId = 'act-02-per-day';
const dayMilliseconds = 86_400_000;
/** Days before a post opens that it is measured from, and how many records that needs: with fewer it is in 观察期. */
const baselineDays = 90, leastSample = 10;
/** What is asked of a post: two thirds of what was there before it. */
const targetShare = 2 / 3;
const reviewDays = 180;

/** The five parts of a simulated post; what its effect is measured from are the records around it before it opened. */
export async function planOf(
  db: Database, post: CountyPost, { datasetId, people, districtId, nowAt }: { readonly datasetId: number; readonly people: ReadonlyMap<string, number>; readonly districtId: number | null; readonly nowAt: number },
): Promise<PostPlan> {
  const baseline = post.state === 'draft' ? null : await baselineOf(db, datasetId, post);
  const idOf = (code: string | null): number | null => (code === null ? null : people.get(code) ?? null);
  return {
    who: { primaryPersonId: idOf(post.primary), reliefPersonId: idOf(post.relief), personCount: post.crewSize, certifiedCount: 0, needsVehicle: false },
    when: { spans: post.spans, exceptions: [], earlyArriveMinutes: marginMinutes, lateLeaveMinutes: marginMinutes },
    where: { shape: { type: 'Point', coordinates: [...post.position] }, radiusMetres: post.radiusMetres, viewSide: 'both', districtId, streetName: post.streetName },
    duty: {
      eventCodes: [...eventCodes], allowedStalls: '', allowedZones: [], checklist: [...countyChecklist],
      handover: ['未办结事项', '重点摊贩', '物资器材'], escalationContact: '指挥中心',
    },
    effect: post.state === 'draft' ? { targets: [], reviewOn: null, baseline: null } : {
      targets: [{ indicatorId, target: baseline === null ? 0.1 : Math.round(baseline.value * targetShare * 100) / 100 }, { indicatorId: 'post-attendance-ratio', target: 0.95 }],
      reviewOn: dateOf(nextReviewAt(post.publishedAt, nowAt)), baseline,
    },
  };
}

async function baselineOf(db: Database, datasetId: number, { position: [lng, lat], radiusMetres, publishedAt }: CountyPost): Promise<PostBaseline | null> {
  const toAt = publishedAt - (publishedAt + 8 * 3_600_000) % dayMilliseconds, fromAt = toAt - baselineDays * dayMilliseconds;
  const sampleCount = await countIncidentsAround(db, datasetId, { lng, lat, radiusMetres, eventCodes, fromAt, toAt });
  if (sampleCount < leastSample) return null;
  return { indicatorId, value: Math.round((sampleCount / baselineDays) * 100) / 100, sampleCount, fromOn: dateOf(fromAt), untilOn: dateOf(toAt - 1) };
}

/** The bureau reviews a post every half year from its opening on; this is the next time. */
const nextReviewAt = (publishedAt: number, nowAt: number): number => publishedAt + Math.max(1, Math.ceil((nowAt - publishedAt) / (reviewDays * dayMilliseconds))) * reviewDays * dayMilliseconds;

const dateOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
