import { coverSegment, staysInside, type PlaneTrack, type Stay } from '@wuding/analytics';
import { z } from 'zod';
import { column, method } from './method';

const pair = z.tuple([z.number(), z.number()]);
const seconds = z.number().nonnegative();
const schema = z.object({
  params: z.object({
    bufferM: z.number().positive(), sampleStepM: z.number().positive(), maxGapS: seconds, passGapS: seconds, minShare: z.number().min(0).max(1),
    stayMergeS: seconds, minStayS: seconds, koperMinS: seconds, koperMaxS: seconds, queryTimeS: z.number(), requiredVisits: z.record(z.string(), z.number()),
  }),
  segments: z.array(z.object({ id: z.string(), a: pair, b: pair, cls: z.string() })),
  posts: z.array(z.object({ id: z.string(), x: z.number(), y: z.number(), radius: z.number().positive() })).default([]),
  /** Points as [seconds, x, y]. */
  tracks: z.array(z.object({ officer: z.string(), points: z.array(z.tuple([z.number(), z.number(), z.number()])) })),
  expectedEventsByPostHour: z.record(z.string(), z.array(z.number())).default({}),
});
type Problem = z.output<typeof schema>;

/** A post-hour counts as held from this much stay time on. @source definition of fixtures/coverage.json */
const heldSeconds = 600;
const hourSeconds = 3600;

export const coverage = method('coverage', 'patrol coverage: segment visits, stays at posts, dose, demand coverage', schema, (problem) => {
  const tracks = problem.tracks.map(({ points }) => trackOf(points));
  const segments = problem.segments.map((segment) => judgeSegment(problem, segment, tracks));
  const stays = staysOf(problem, tracks);
  return { segments: segments.map(({ answer }) => answer), byClass: byClass(segments), stays: stays.map(({ answer }) => answer), demandCoverage: demandCoverage(problem, stays) };
});

const trackOf = (points: Problem['tracks'][number]['points']): PlaneTrack => {
  const sorted = points.toSorted((a, b) => a[0] - b[0]);
  return { second: column(sorted, ([at]) => at), x: column(sorted, ([, x]) => x), y: column(sorted, ([, , y]) => y) };
};

function judgeSegment({ params }: Problem, { id, a, b, cls }: Problem['segments'][number], tracks: readonly PlaneTrack[]) {
  const { touchedRatio, visits } = coverSegment({ a, b }, tracks, {
    bufferMetres: params.bufferM, sampleStepMetres: params.sampleStepM, maxGapSeconds: params.maxGapS, passGapSeconds: params.passGapS, leastShare: params.minShare,
  });
  const required = params.requiredVisits[cls] ?? 0;
  const lastVisitEnd = visits.at(-1)?.to ?? null;
  return {
    cls, lengthMetres: Math.hypot(b[0] - a[0], b[1] - a[1]),
    answer: {
      id, everCoveredShare: touchedRatio, visits: visits.length, required, compliant: visits.length >= required,
      lastVisitEnd, sinceLastVisitS: lastVisitEnd === null ? null : params.queryTimeS - lastVisitEnd,
    },
  };
}

function byClass(segments: readonly ReturnType<typeof judgeSegment>[]) {
  const classes: Record<string, { lengthM: number; coveredLengthM: number; compliantLengthM: number }> = {};
  for (const { cls, lengthMetres, answer } of segments) {
    const sum = (classes[cls] ??= { lengthM: 0, coveredLengthM: 0, compliantLengthM: 0 });
    sum.lengthM += lengthMetres;
    sum.coveredLengthM += lengthMetres * answer.everCoveredShare;
    if (answer.compliant) sum.compliantLengthM += lengthMetres;
  }
  return classes;
}

function staysOf({ params, posts, tracks: named }: Problem, tracks: readonly PlaneTrack[]) {
  const rules = { maxGapSeconds: params.maxGapS, mergeSeconds: params.stayMergeS, leastSeconds: params.minStayS };
  return posts.flatMap((post) => named.flatMap(({ officer }, i) =>
    staysInside({ x: post.x, y: post.y, radiusMetres: post.radius }, tracks[i]!, rules).map((stay) => ({ stay, answer: describe(post.id, officer, stay, params) })))
    .sort((a, b) => a.stay.from - b.stay.from));
}

function describe(post: string, officer: string, { from, to, insideSeconds }: Stay, { koperMinS, koperMaxS }: Problem['params']) {
  const durationS = to - from;
  return { post, officer, start: from, end: to, durationS, insideS: insideSeconds, koperDose: durationS >= koperMinS && durationS <= koperMaxS };
}

function demandCoverage({ expectedEventsByPostHour }: Problem, stays: ReturnType<typeof staysOf>): number | null {
  let total = 0, covered = 0;
  for (const [post, byHour] of Object.entries(expectedEventsByPostHour)) {
    const own = stays.filter(({ answer }) => answer.post === post);
    byHour.forEach((expected, hour) => {
      total += expected;
      const held = own.reduce((sum, { stay }) => sum + Math.max(0, Math.min(stay.to, (hour + 1) * hourSeconds) - Math.max(stay.from, hour * hourSeconds)), 0);
      if (held >= heldSeconds) covered += expected;
    });
  }
  return total === 0 ? null : covered / total;
}
