import type { Routes } from '../http/handler';
import { assignLeader, listLeaderCandidates } from '../usecases/districts/assign-leader';
import { compareDistrictOverTime } from '../usecases/districts/compare-district-over-time';
import { editDistrict } from '../usecases/districts/edit-district';
import { exportDistrictPasses } from '../usecases/districts/export-district-passes';
import { exportDistricts } from '../usecases/districts/export-districts';
import { listDistrictPasses } from '../usecases/districts/list-district-passes';
import { listDistricts } from '../usecases/districts/list-districts';
import { previewRedraw } from '../usecases/districts/preview-redraw';
import { readDistrict } from '../usecases/districts/read-district';
import { readDistrictFigures } from '../usecases/districts/read-district-figures';
import { readDistrictHistory } from '../usecases/districts/read-district-history';
import { redrawDistrict } from '../usecases/districts/redraw-district';
import { withdrawRedraw } from '../usecases/districts/withdraw-redraw';

type DistrictRouteId = 'listDistricts' | 'exportDistricts' | 'readDistrict' | 'editDistrict' | 'readDistrictHistory' | 'previewRedraw' | 'redrawDistrict'
  | 'withdrawRedraw' | 'listLeaderCandidates' | 'assignLeader' | 'readDistrictFigures' | 'compareDistrict' | 'listDistrictPasses' | 'exportDistrictPasses';

export const districtRoutes: Routes<DistrictRouteId> = {
  listDistricts: ({ ctx, query }) => listDistricts({ ctx, input: query }),
  exportDistricts: ({ ctx, query }) => exportDistricts({ ctx, input: query }),
  readDistrict: ({ ctx, params }) => readDistrict({ ctx, input: params }),
  editDistrict: ({ ctx, params, body, version }) => editDistrict({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  readDistrictHistory: ({ ctx, params }) => readDistrictHistory({ ctx, input: params }),
  previewRedraw: ({ ctx, params, body }) => previewRedraw({ ctx, input: { ...params, ...body } }),
  redrawDistrict: ({ ctx, params, body, version }) => redrawDistrict({ ctx, input: { ...params, ...body, version: version ?? 0 } }),
  withdrawRedraw: ({ ctx, params, body, version }) => withdrawRedraw({ ctx, input: { ...params, ...body, version: version ?? 0 } }),
  listLeaderCandidates: ({ ctx }) => listLeaderCandidates({ ctx }),
  assignLeader: ({ ctx, params, body, version }) => assignLeader({ ctx, input: { ...params, ...body, version: version ?? 0 } }),
  readDistrictFigures: ({ ctx, services, params, query }) => readDistrictFigures({ ctx, input: { ...params, ...query, cubes: services.cubes } }),
  compareDistrict: ({ ctx, services, params, query }) => compareDistrictOverTime({ ctx, input: { ...params, ...query, cubes: services.cubes } }),
  exportDistrictPasses: ({ ctx, params, query }) => exportDistrictPasses({ ctx, input: { ...params, ...query } }),
  listDistrictPasses: ({ ctx, params, query }) => listDistrictPasses({ ctx, input: { ...params, ...query } }),
};
