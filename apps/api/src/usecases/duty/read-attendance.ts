import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, attendanceRatio, checklistRatio, noChecklists, type OnPostMinutes, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { sumKeptMinutes, type MinutesAtPlace } from '../../repositories/duty-memo';
import { sumChecklists } from '../../repositories/duty-ticks';
import { placeKeyOf } from '../rosters/load-roster';
import { begunDuties, readDutyFilter } from './begun-duties';
import { readSettled } from './settle-duty';
import { sumOfMinutes } from './sum-minutes';

type Query = ParsedOf<Endpoints['readAttendance']>['query'];

/** What a group is told by: of one duty, or of all a person did at one place. */
type Where = Pick<MinutesAtPlace, 'personId' | 'personName' | 'postId' | 'beatId' | 'placeName' | 'districtId' | 'districtName'>;

const groups: Readonly<Record<Query['by'], (where: Where) => { key: string; name: string }>> = {
  person: ({ personId, personName }) => ({ key: String(personId), name: personName }),
  place: (where) => ({ key: placeKeyOf(where), name: where.placeName }),
  district: ({ districtId, districtName }) => ({ key: String(districtId ?? ''), name: districtName ?? '' }),
};

/**
 * On-post minutes and attendance ratio of the shifts begun on some days, with what they rest on. Shifts not begun count for
 * nothing, and lists of shifts that go on neither. Settled days come from the memo, which is filled where it lacks some; the last two are worked out.
 */
export async function readAttendance({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<ResponseOf<Endpoints['readAttendance']>>> {
  const range = await readDutyFilter(ctx, input);
  if (!range.ok) return range;
  const { dataset, fromAt, toAt } = range.value, sums = new Map<string, { name: string; shiftCount: number; minutes: OnPostMinutes }>();
  function add(where: Where, shiftCount: number, minutes: OnPostMinutes): void {
    const { key, name } = groups[input.by](where), sum = sums.get(key);
    sums.set(key, sum === undefined ? { name, shiftCount, minutes } : { name, shiftCount: sum.shiftCount + shiftCount, minutes: sumOfMinutes(sum.minutes, minutes) });
  }
  const settled = await readSettled(ctx, { datasetId: dataset.id, fromAt, toAt, district: input.district }, (filter) => sumKeptMinutes(ctx.store.db, filter));
  for (const { shiftCount, minutes, ...where } of settled.value ?? []) add(where, shiftCount, minutes);
  for await (const kept of begunDuties(ctx, { datasetId: dataset.id, fromAt: settled.restFrom, toAt, filter: { district: input.district } })) {
    for (const { duty, minutes } of kept) add(duty, 1, minutes);
  }
  const lists = await sumChecklists(ctx.store.db, { datasetId: dataset.id, fromAt, toAt, endedBy: ctx.clock.now(), district: input.district }, input.by);
  return accept({
    items: [...sums].map(([key, { minutes, ...rest }]) => {
      const list = lists.get(key) ?? noChecklists;
      return { key, ...rest, minutes: { ...minutes, evidence: { ...minutes.evidence } }, ratio: attendanceRatio(minutes), checklist: { ...list, ratio: checklistRatio(list) } };
    }).sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
}
