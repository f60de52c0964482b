import type { DistrictView } from '@wuding/contract';
import type { DistrictRecord } from '../../repositories/districts';

export const toDistrictView = ({ labelLng, labelLat, ...rest }: DistrictRecord): DistrictView => ({
  id: rest.id, dataset: rest.dataset, code: rest.code, name: rest.name, grade: rest.grade, leaderName: rest.leaderName,
  leaderAccountId: rest.leaderAccountId, plan: rest.plan, planReviewOn: rest.planReviewOn,
  version: rest.version, areaSquareMetres: rest.areaSquareMetres, incidentCount: rest.incidentCount,
  labelPosition: labelLng === null || labelLat === null ? null : [labelLng, labelLat],
});
