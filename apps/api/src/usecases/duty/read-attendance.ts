import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, attendanceRatio, type OnPostMinutes, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { placeKeyOf } from '../rosters/load-roster';
import { begunDuties, readDutyFilter } from './begun-duties';
import type { KeptDuty } from './load-duty';

type Query = ParsedOf<Endpoints['readAttendance']>['query'];

const groups: Readonly<Record<Query['by'], (duty: KeptDuty['duty']) => { key: string; name: string }>> = {
  person: ({ personId, personName }) => ({ key: String(personId), name: personName }),
  place: (duty) => ({ key: placeKeyOf(duty), name: duty.placeName }),
  district: ({ districtId, districtName }) => ({ key: String(districtId ?? ''), name: districtName ?? '' }),
};

/** On-post minutes and attendance ratio of the shifts begun on some days, with what they rest on. Shifts not begun count for nothing. */
export async function readAttendance({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<ResponseOf<Endpoints['readAttendance']>>> {
  const range = await readDutyFilter(ctx, input);
  if (!range.ok) return range;
  const { dataset, fromAt, toAt } = range.value, sums = new Map<string, { name: string; shiftCount: number; minutes: OnPostMinutes }>();
  for await (const kept of begunDuties(ctx, { datasetId: dataset.id, fromAt, toAt, filter: { district: input.district } })) {
    for (const { duty, minutes } of kept) {
      const { key, name } = groups[input.by](duty), sum = sums.get(key);
      sums.set(key, sum === undefined ? { name, shiftCount: 1, minutes } : { name, shiftCount: sum.shiftCount + 1, minutes: sumOf(sum.minutes, minutes) });
    }
  }
  return accept({
    items: [...sums].map(([key, { minutes, ...rest }]) => ({ key, ...rest, minutes: { ...minutes, evidence: { ...minutes.evidence } }, ratio: attendanceRatio(minutes) })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
}

const sumOf = (a: OnPostMinutes, b: OnPostMinutes): OnPostMinutes => ({
  scheduled: a.scheduled + b.scheduled, onPost: a.onPost + b.onPost, away: a.away + b.away, vacant: a.vacant + b.vacant, unknown: a.unknown + b.unknown,
  evidence: {
    phone: a.evidence.phone + b.evidence.phone, leader: a.evidence.leader + b.evidence.leader, paper: a.evidence.paper + b.evidence.paper, positions: a.evidence.positions + b.evidence.positions,
    promptsAsked: a.evidence.promptsAsked + b.evidence.promptsAsked, promptsAnswered: a.evidence.promptsAnswered + b.evidence.promptsAnswered,
  },
});
