import { resolve } from 'node:path';
import type { Routes } from '../http/handler';
import { exportPeople } from '../usecases/registers/export-people';
import { exportPosts } from '../usecases/registers/export-posts';
import { exportTeams } from '../usecases/registers/export-teams';
import { exportVehicles } from '../usecases/registers/export-vehicles';
import { applyImport, previewImport } from '../usecases/registers/import-register';
import { listImports, undoImport } from '../usecases/registers/undo-import';
import type { Services } from '../services';

type RegisterIds = 'exportPosts' | 'exportPeople' | 'exportTeams' | 'exportVehicles' | 'previewImport' | 'applyImport' | 'listImports' | 'undoImport';

const spoolOf = (services: Services): string => resolve(services.config.dataDirectory, 'import');

export const registerRoutes: Routes<RegisterIds> = {
  exportPosts: ({ ctx, query }) => exportPosts({ ctx, input: query }),
  exportPeople: ({ ctx, query }) => exportPeople({ ctx, input: query }),
  exportTeams: ({ ctx, query }) => exportTeams({ ctx, input: query }),
  exportVehicles: ({ ctx, query }) => exportVehicles({ ctx, input: query }),
  previewImport: ({ ctx, body, services }) => previewImport({ ctx, input: body, spoolDirectory: spoolOf(services) }),
  applyImport: ({ ctx, body, services }) => applyImport({ ctx, input: body, spoolDirectory: spoolOf(services) }),
  listImports: ({ ctx, query }) => listImports({ ctx, input: query }),
  undoImport: ({ ctx, params }) => undoImport({ ctx, input: params }),
};
