import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, dayOfIsoDate, findTeamShift, instantOfCivil, type PostOffset, type Result } from '@wuding/domain';
import { fromWgs84, localPlane, type Position } from '@wuding/geo';
import type { Context } from '../../context';
import { evidenceOf } from '../../repositories/check-ins';
import { publishedDuties } from '../../repositories/published-duties';
import { allTeams } from '../../repositories/teams';
import { findDataset } from '../datasets/find-dataset';

/** Teams whose check-ins of a day lie beside their posts all in one direction: a datum is labelled wrongly rather than a team elsewhere. */
export async function readTeamShifts({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined; day: string } }): Promise<Result<ResponseOf<Endpoints['readTeamShifts']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id, day = dayOfIsoDate(input.day) ?? 0;
  const duties = await publishedDuties(db, { datasetId, fromAt: instantOfCivil(day, 0), toAt: instantOfCivil(day + 1, 0) });
  const positions = new Map(duties.flatMap(({ shiftId, lng, lat }) => (lng === null || lat === null ? [] : [[shiftId, [lng, lat] as Position] as const])));
  const offsets = (await evidenceOf(db, [...positions.keys()])).flatMap(({ shiftId, personId, lng, lat }): PostOffset[] => {
    const post = positions.get(shiftId);
    if (post === undefined || lng === null || lat === null) return [];
    const [eastMetres, northMetres] = localPlane(post).toPlane([lng, lat]);
    return [{ personId, eastMetres, northMetres }];
  });
  const place = [...positions.values()][0];
  const gcj02 = place === undefined ? [0, 0] as const : localPlane(place).toPlane(fromWgs84(place, 'gcj02'));
  return accept({
    items: (await allTeams(db, datasetId)).flatMap(({ id, name, memberIds }) => {
      const shift = findTeamShift(offsets.filter(({ personId }) => memberIds.includes(personId)));
      return shift === null ? [] : [{ teamId: id, teamName: name, ...shift, gcj02DifferenceMetres: Math.hypot(shift.eastMetres - gcj02[0], shift.northMetres - gcj02[1]) }];
    }),
  });
}
