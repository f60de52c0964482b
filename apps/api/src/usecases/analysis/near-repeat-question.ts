import { compileFilter, instantOfStamp, scan, type AnalysisAnswers, type NearRepeatTask } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import { localIn, type AnalysisQuestion } from './ask-analysis';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'near-repeat' }>;
type Told = Extract<AnalysisAnswer, { method: 'near-repeat' }>;

/** Pairs grow with the square of records that lie together: beyond this many a narrower question is asked. */
const mostRecords = 20_000;

/** The located records of a filter as points of the plane with their civil day. */
export function nearRepeatTask({ window, zone }: AnalysisQuestion, { cube: { cube }, filter }: CubeQuestion, { permutations, seed }: Request): Result<PlannedAnalysis> {
  const x: number[] = [], y: number[] = [], day: number[] = [];
  let unlocated = 0;
  const localOf = localIn(zone);
  scan(cube, compileFilter(cube.facets, filter), ({ columns, isLocated }, { list, begin, count }) => {
    if (!isLocated) {
      unlocated += count;
      return;
    }
    for (let at = 0; at < count && x.length <= mostRecords; at += 1) {
      const row = list === null ? begin + at : list[at]!;
      x.push(columns.eastCentimetres[row]! / 100);
      y.push(columns.northCentimetres[row]! / 100);
      day.push(localOf(instantOfStamp(columns.stamp[row]!)).day);
    }
  });
  if (x.length > mostRecords) return refuse('too-many-records', { pointer: '/filter', data: { mostRecords } });
  const task: NearRepeatTask = { method: 'near-repeat', x: Float64Array.from(x), y: Float64Array.from(y), day: Float64Array.from(day), permutations, seed };
  return accept({ task, tell: (told: AnalysisAnswers['near-repeat']): Told => ({
    method: 'near-repeat', window: windowText(window), eventCount: told.eventCount, unlocated, ringEdgesMetres: [...told.ringEdgesMetres],
    dayBands: told.dayBands.map(([from, to]) => [from, to]), cells: [...told.cells],
  }) });
}
