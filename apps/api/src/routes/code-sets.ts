import type { Routes } from '../http/handler';
import { draftCrosswalk, publishCrosswalk, undoCrosswalk } from '../usecases/code-sets/change-crosswalk';
import { exportCrosswalk } from '../usecases/code-sets/export-crosswalk';
import { listCodeSets } from '../usecases/code-sets/list-code-sets';
import { readCodeSet } from '../usecases/code-sets/read-code-set';
import { readCrosswalk } from '../usecases/code-sets/read-crosswalk';

export const codeSetRoutes: Routes<'listCodeSets' | 'readCodeSet' | 'readCrosswalk' | 'exportCrosswalk' | 'draftCrosswalk' | 'publishCrosswalk' | 'undoCrosswalk'> = {
  listCodeSets: ({ ctx }) => listCodeSets({ ctx }),
  readCodeSet: ({ ctx, params }) => readCodeSet({ ctx, input: params }),
  readCrosswalk: ({ ctx, params }) => readCrosswalk({ ctx, input: params }),
  exportCrosswalk: ({ ctx, params }) => exportCrosswalk({ ctx, input: params }),
  draftCrosswalk: ({ ctx, params, body, version }) => draftCrosswalk({ ctx, input: { ...params, ...body, version: version ?? 0 } }),
  publishCrosswalk: ({ ctx, params, body, version }) => publishCrosswalk({ ctx, input: { ...params, ...body, version: version ?? 0 } }),
  undoCrosswalk: ({ ctx, params, version }) => undoCrosswalk({ ctx, input: { ...params, version: version ?? 0 } }),
};
