import { compileFilter, facetShift, instantOfStamp, relapseSettleMinutes, scan, type AnalysisAnswers, type EventFilter, type RelapseTask, type TimedRecords } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import type { AnalysisQuestion } from './ask-analysis';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'relapse' }>;
type Told = Extract<AnalysisAnswer, { method: 'relapse' }>;

/** The relapse ratio of a window: the filter chooses the records asked about; every later record of their families and every pass tells what came of them. */
export function relapseTask(question: AnalysisQuestion, cube: CubeQuestion, { radiusMetres, windowHours }: Pick<Request, 'radiusMetres' | 'windowHours'>, nowAt: number): PlannedAnalysis & { task: RelapseTask; families: readonly string[] } {
  const { families, numberOf } = familiesOf(cube), { window, spots, visits } = question, plane = cube.cube.cube.plane;
  const asked = recordsOf(cube, cube.filter, numberOf);
  const { fromAt = null, toAt = null, codeTerms } = cube.filter;
  const places = spots.map(({ lng, lat }): readonly [number, number] => plane?.toPlane([lng, lat]) ?? [0, 0]);
  const task: RelapseTask = {
    method: 'relapse', asked: asked.records, districtOf: Int32Array.from(asked.districts), records: recordsOf(cube, { fromAt, toAt, ...(codeTerms && { codeTerms }) }, numberOf).records,
    spots: { x: Float64Array.from(places, ([east]) => east), y: Float64Array.from(places, ([, north]) => north) }, visits,
    radiusMetres, windowMinutes: windowHours * 60, settleMinutes: relapseSettleMinutes, untilAt: Math.min(window.toAt, nowAt),
  };
  return { task, families, tell: ({ rows, ...all }: AnalysisAnswers['relapse']): Told => ({
    method: 'relapse', window: windowText(window), radiusMetres, windowHours, unlocated: asked.unlocated, ...all,
    rows: rows.map(({ key, ...row }) => ({ ...row, key: row.by === 'family' ? families[key] ?? '' : String(key) })),
  }) };
}

/** The family of an event code is the first report category that holds it at any time; a code in none is a family of its own. */
function familiesOf({ cube: { mapping }, terms }: CubeQuestion): { families: readonly string[]; numberOf: (codeId: number) => number } {
  const families: string[] = [], byCode = new Map<number, number>();
  for (const [category, list] of terms) {
    const number = families.push(category) - 1;
    for (const { codeId } of list) if (!byCode.has(codeId)) byCode.set(codeId, number);
  }
  for (const { id, code } of mapping.codes) if (!byCode.has(id)) byCode.set(id, families.push(code) - 1);
  return { families, numberOf: (codeId) => byCode.get(codeId) ?? -1 };
}

interface FoundRecords {
  readonly records: TimedRecords;
  readonly districts: readonly number[];
  readonly unlocated: number;
}

function recordsOf({ cube: { cube } }: CubeQuestion, filter: EventFilter, numberOf: (codeId: number) => number): FoundRecords {
  const x: number[] = [], y: number[] = [], at: number[] = [], family: number[] = [], districts: number[] = [];
  let unlocated = 0;
  scan(cube, compileFilter(cube.facets, filter), ({ columns, isLocated }, { list, begin, count }) => {
    if (!isLocated) {
      unlocated += count;
      return;
    }
    for (let n = 0; n < count; n += 1) {
      const row = list === null ? begin + n : list[n]!, { codeId, districtId } = cube.facets.at(columns.facts[row]! >>> facetShift);
      x.push(columns.eastCentimetres[row]! / 100);
      y.push(columns.northCentimetres[row]! / 100);
      at.push(instantOfStamp(columns.stamp[row]!));
      family.push(numberOf(codeId));
      districts.push(districtId);
    }
  });
  return { records: { x: Float64Array.from(x), y: Float64Array.from(y), at: Float64Array.from(at), family: Int32Array.from(family) }, districts, unlocated };
}
