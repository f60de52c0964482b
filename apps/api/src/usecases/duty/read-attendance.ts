import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, attendanceRatio, dayOfIsoDate, instantOfCivil, refuse, type OnPostMinutes, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDistrictIds } from '../../repositories/districts';
import { publishedDuties } from '../../repositories/published-duties';
import { findDataset } from '../datasets/find-dataset';
import { placeKeyOf } from '../rosters/load-roster';
import { grouped } from './grouped';
import { keepingOf, type KeptDuty } from './load-duty';

type Query = ParsedOf<Endpoints['readAttendance']>['query'];

const groups: Readonly<Record<Query['by'], (duty: KeptDuty['duty']) => { key: string; name: string }>> = {
  person: ({ personId, personName }) => ({ key: String(personId), name: personName }),
  place: (duty) => ({ key: placeKeyOf(duty), name: duty.placeName }),
  district: ({ districtId, districtName }) => ({ key: String(districtId ?? ''), name: districtName ?? '' }),
};

/** On-post minutes and attendance ratio of the shifts begun on some days, with what they rest on. Shifts not begun count for nothing. */
export async function readAttendance({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<ResponseOf<Endpoints['readAttendance']>>> {
  const from = dayOfIsoDate(input.from) ?? 0, until = dayOfIsoDate(input.until) ?? 0;
  if (until < from) return refuse('window-ends-before-it-begins', { pointer: '/until' });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id;
  if (input.district !== undefined && (await findDistrictIds(ctx.store.db, datasetId, [input.district])).length === 0) return refuse('unknown-district', { pointer: '/district' });
  const duties = await publishedDuties(ctx.store.db, { datasetId, fromAt: instantOfCivil(from, 0), toAt: instantOfCivil(until + 1, 0) });
  const kept = (await keepingOf(ctx.store.db, duties.filter(({ districtId }) => input.district === undefined || districtId === input.district), ctx.clock.now())).filter(({ minutes }) => minutes.scheduled > 0);
  const byKey = grouped(kept, ({ duty }) => groups[input.by](duty).key);
  return accept({
    items: [...byKey].map(([key, members]) => {
      const minutes = members.map((one) => one.minutes).reduce(sumOf);
      return { key, name: groups[input.by](members[0]!.duty).name, shiftCount: members.length, minutes: { ...minutes, evidence: { ...minutes.evidence } }, ratio: attendanceRatio(minutes) };
    }).sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
}

const sumOf = (a: OnPostMinutes, b: OnPostMinutes): OnPostMinutes => ({
  scheduled: a.scheduled + b.scheduled, onPost: a.onPost + b.onPost, away: a.away + b.away, vacant: a.vacant + b.vacant, unknown: a.unknown + b.unknown,
  evidence: {
    phone: a.evidence.phone + b.evidence.phone, leader: a.evidence.leader + b.evidence.leader, paper: a.evidence.paper + b.evidence.paper,
    promptsAsked: a.evidence.promptsAsked + b.evidence.promptsAsked, promptsAnswered: a.evidence.promptsAnswered + b.evidence.promptsAnswered,
  },
});
