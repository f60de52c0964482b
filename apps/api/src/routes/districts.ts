import type { Routes } from '../http/handler';
import { editDistrict } from '../usecases/districts/edit-district';
import { exportDistricts } from '../usecases/districts/export-districts';
import { listDistricts } from '../usecases/districts/list-districts';
import { readDistrict } from '../usecases/districts/read-district';

export const districtRoutes: Routes<'listDistricts' | 'exportDistricts' | 'readDistrict' | 'editDistrict'> = {
  listDistricts: ({ ctx, query }) => listDistricts({ ctx, input: query }),
  exportDistricts: ({ ctx, query }) => exportDistricts({ ctx, input: query }),
  readDistrict: ({ ctx, params }) => readDistrict({ ctx, input: params }),
  editDistrict: ({ ctx, params, body, version }) => editDistrict({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
};
