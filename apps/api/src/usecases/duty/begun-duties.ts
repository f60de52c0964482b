import { accept, dayOfIsoDate, instantOfCivil, refuse, type DutyState, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Dataset } from '../../repositories/datasets';
import { findDistrictIds } from '../../repositories/districts';
import { publishedDuties } from '../../repositories/published-duties';
import { findDataset } from '../datasets/find-dataset';
import { placeKeyOf } from '../rosters/load-roster';
import { keepingOf, type KeptDuty } from './load-duty';

export interface DutyFilter {
  readonly dataset?: string | undefined;
  /** Of the beginning of the shift: civil dates, both included, or instants, half-open. */
  readonly from: string;
  readonly until: string;
  readonly district?: number | undefined;
  readonly person?: number | undefined;
  readonly place?: string | undefined;
  readonly state?: DutyState | undefined;
}

/** Days read at once: what is held does not grow with the range. */
const spanMilliseconds = 31 * 86_400_000;

/** The dataset and the instants a filter names; refuses what does not exist. */
export async function readDutyFilter(ctx: Context, filter: DutyFilter): Promise<Result<{ dataset: Dataset; fromAt: number; toAt: number }>> {
  const fromAt = momentOf(filter.from, 0), toAt = momentOf(filter.until, 1);
  if (toAt <= fromAt) return refuse('window-ends-before-it-begins', { pointer: '/until' });
  const dataset = await findDataset(ctx, filter.dataset);
  if (!dataset.ok) return dataset;
  if (filter.district !== undefined && (await findDistrictIds(ctx.store.db, dataset.value.id, [filter.district])).length === 0) return refuse('unknown-district', { pointer: '/district' });
  return accept({ dataset: dataset.value, fromAt, toAt });
}

/** @param endDays 1 for the end of a civil day */
function momentOf(text: string, endDays: 0 | 1): number {
  const day = dayOfIsoDate(text);
  return day === null ? Date.parse(text) : instantOfCivil(day + endDays, 0);
}

export interface DutySpan {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly filter: Pick<DutyFilter, 'district' | 'person' | 'place' | 'state'>;
}

/** Duties whose net time has begun, with how they were kept, by beginning of the shift; worked out a month at a time. Cost grows with the duties of the range: settled days are read from the memo. */
export async function* begunDuties(ctx: Context, { datasetId, fromAt, toAt, filter }: DutySpan): AsyncGenerator<KeptDuty[]> {
  const nowAt = ctx.clock.now(), endAt = Math.min(toAt, nowAt);
  for (let at = fromAt; at < endAt; at += spanMilliseconds) {
    const duties = (await publishedDuties(ctx.store.db, { datasetId, fromAt: at, toAt: Math.min(at + spanMilliseconds, endAt) })).filter((duty) =>
      (filter.district === undefined || duty.districtId === filter.district) && (filter.person === undefined || duty.personId === filter.person) && (filter.place === undefined || placeKeyOf(duty) === filter.place));
    yield (await keepingOf(ctx.store.db, duties, nowAt)).filter(({ minutes, attendance }) => minutes.scheduled > 0 && (filter.state === undefined || attendance.state === filter.state));
  }
}
