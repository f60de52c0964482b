import { survivalMinutes, type ReturnClock, type ReturnRow } from '@wuding/analytics';
import { endpoints, type WallSections } from '@wuding/contract';
import { accept } from '@wuding/domain';
import type { AnalysisRuns } from '../../live/analysis-runs';
import { gatherAnalysis } from '../analysis/ask-analysis';
import { returnClockTask } from '../analysis/return-clock-question';
import { isToldTooEarly } from '../datasets/is-told-too-early';
import { homeDays } from '../home/home-days';
import { instantText } from '../instant-text';
import type { WallPlace } from './wall-sections';

type Told = NonNullable<WallSections['returnClock']>;

const minute = 60_000;
/** Whole days up to midnight, as many as the workbench takes unless told otherwise. */
const windowDays = 90;
/** Passes of past days are still put in while positions come in late. */
const againMilliseconds = 60 * minute;
/** Of the five-minute grid every second step is told: a wall shows no more. */
const toldSteps = survivalMinutes.flatMap((minutes, step) => (step % 2 === 0 ? [{ minutes, step }] : []));

/** The return clock of the county and its districts for the wall, worked out by the analysis thread: whoever asks gets what was found last, at once. */
export class WallReturnClock {
  readonly #runs: AnalysisRuns;
  #told: Told | null = null;
  #begunAt: number | null = null;
  #version = 0;

  constructor(runs: AnalysisRuns) {
    this.#runs = runs;
  }

  /** Another one whenever something was found. */
  get version(): number {
    return this.#version;
  }

  /** What was found last; null before the first. Begins anew where that is old, but not while simulated visits are still being written: they would be told as none. */
  async read(place: WallPlace): Promise<WallSections['returnClock']> {
    const now = place.clock.now(), isDue = this.#begunAt === null || Math.abs(now - this.#begunAt) >= againMilliseconds;
    if (isDue && !isToldTooEarly(place.dataset, place.readiness)) {
      this.#begunAt = now;
      await this.#begin(place);
    }
    return this.#told;
  }

  async #begin({ ctx, cubes, dataset, clock }: WallPlace): Promise<void> {
    const { todayAt, startOf } = homeDays(clock.now(), dataset.timeZone), to = instantText(todayAt), filter = { from: instantText(startOf(-windowDays)), to };
    const request = endpoints.startAnalysis.body.parse({ method: 'return-clock', dataset: dataset.key, filter });
    if (request.method !== 'return-clock') throw new Error('the return clock was asked for');
    const task = await gatherAnalysis({ ctx, cubes, request }, (question) => accept({ ...returnClockTask(question, request).task, by: ['district'] as const }));
    if (!task.ok) throw new Error('the wall asks for the return clock as an analyst does');
    this.#runs.start('wall', task.value, (found) => {
      this.#told = clockOf(found as ReturnClock, to);
      this.#version++;
      return this.#told;
    });
  }
}

function clockOf({ rows, ...county }: ReturnClock, to: string): Told {
  return {
    days: windowDays, to, minutes: toldSteps.map(({ minutes }) => minutes), county: faceOf(county),
    districts: rows.flatMap((row) => (row.by === 'district' && row.key !== 0 ? [{ districtId: row.key, ...faceOf(row) }] : [])),
  };
}

const faceOf = ({ departureCount, finiteCount, median, survival }: Pick<ReturnRow, 'departureCount' | 'finiteCount' | 'median' | 'survival'>): Told['county'] => ({
  departureCount, finiteCount, median, survival: survival.length === 0 ? [] : toldSteps.map(({ step }) => rounded(survival[step]!)),
});

const rounded = ({ value, lower, upper }: ReturnRow['survival'][number]) => ({ value: thousandth(value), lower: thousandth(lower), upper: thousandth(upper) });
const thousandth = (share: number): number => Math.round(1_000 * share) / 1_000;
