import { densityClusters, openZone } from '@wuding/analytics';
import { z } from 'zod';
import { column, method, type AnalysisMethod } from './method';

const schema = z.object({
  params: z.object({ timeZone: z.string(), epsMetres: z.number().positive(), minPts: z.number().int().min(1) }),
  events: z.array(z.object({ id: z.string(), utc: z.iso.datetime(), x: z.number(), y: z.number() })),
});
type Problem = z.output<typeof schema>;

/** The epoch of the event cube's clock. */
const cubeEpochSeconds = Date.UTC(2000, 0, 1) / 1000;

function hourOfWeek({ params, events }: Problem): number[][] {
  const zone = openZone(params.timeZone);
  const counts = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { utc } of events) {
    const { weekday, hour } = zone.localHourAt(Math.floor(Date.parse(utc) / 1000) - cubeEpochSeconds);
    counts[weekday]![hour]! += 1;
  }
  return counts;
}

function dbscan({ params, events }: Problem) {
  const points = { x: column(events, ({ x }) => x), y: column(events, ({ y }) => y) };
  const { cluster, isCore, clusterCount } = densityClusters(points, params.epsMetres, params.minPts);
  return {
    nClusters: clusterCount, coreIds: events.filter((_, i) => isCore[i] === 1).map(({ id }) => id),
    noiseIds: events.filter((_, i) => cluster[i] === -1).map(({ id }) => id), clusters: [...cluster],
  };
}

const both = (problem: Problem) => ({ hourOfWeek: hourOfWeek(problem), dbscan: dbscan(problem) });

/** Both read the same file and answer both of its questions. */
export const hourOfWeekAndClusters: readonly AnalysisMethod[] = [
  method('hourweek', 'counts by weekday and hour in a time zone', schema, both),
  method('dbscan', 'density-based clusters', schema, both),
];
