import type { Routes } from '../http/handler';
import { changeRoster, redoRoster, undoRoster } from '../usecases/rosters/change-roster';
import { applyRosterTemplate, copyRoster, listRosterTemplates, removeRosterTemplate, saveRosterTemplate } from '../usecases/rosters/fill-roster';
import { listReplacements } from '../usecases/rosters/list-replacements';
import { planRoster } from '../usecases/rosters/plan-roster';
import { publishRoster, readRosterDiff } from '../usecases/rosters/publish-roster';
import { readCapacity } from '../usecases/rosters/read-capacity';
import { exportRoster } from '../usecases/rosters/export-roster';
import { readRoster } from '../usecases/rosters/read-roster';
import { readRosterSheet } from '../usecases/rosters/read-roster-sheet';

type RosterIds = 'readRoster' | 'planRoster' | 'changeRoster' | 'undoRoster' | 'redoRoster' | 'copyRoster' | 'readRosterDiff' | 'publishRoster' | 'listRosterTemplates'
  | 'saveRosterTemplate' | 'removeRosterTemplate' | 'applyRosterTemplate' | 'listReplacements' | 'readCapacity' | 'readRosterSheet' | 'exportRoster';

export const rosterRoutes: Routes<RosterIds> = {
  readRosterSheet: ({ ctx, params, query }) => readRosterSheet({ ctx, input: { ...params, ...query } }),
  exportRoster: ({ ctx, params, query }) => exportRoster({ ctx, input: { ...params, ...query } }),
  readRoster: ({ ctx, params, query }) => readRoster({ ctx, input: { ...params, dataset: query.dataset } }),
  planRoster: ({ ctx, params, query }) => planRoster({ ctx, input: { ...params, dataset: query.dataset } }),
  changeRoster: ({ ctx, params, query, body, version }) => changeRoster({ ctx, input: { ...params, dataset: query.dataset, version: version ?? 0, ...body } }),
  undoRoster: ({ ctx, params, query, version }) => undoRoster({ ctx, input: { ...params, dataset: query.dataset, version: version ?? 0 } }),
  redoRoster: ({ ctx, params, query, version }) => redoRoster({ ctx, input: { ...params, dataset: query.dataset, version: version ?? 0 } }),
  copyRoster: ({ ctx, params, query, body, version }) => copyRoster({ ctx, input: { ...params, dataset: query.dataset, version: version ?? 0, ...body } }),
  readRosterDiff: ({ ctx, params, query }) => readRosterDiff({ ctx, input: { ...params, dataset: query.dataset } }),
  publishRoster: ({ ctx, params, query, version }) => publishRoster({ ctx, input: { ...params, dataset: query.dataset, version: version ?? 0 } }),
  listRosterTemplates: ({ ctx, query }) => listRosterTemplates({ ctx, input: query }),
  saveRosterTemplate: ({ ctx, body }) => saveRosterTemplate({ ctx, input: body }),
  removeRosterTemplate: ({ ctx, params }) => removeRosterTemplate({ ctx, input: params }),
  applyRosterTemplate: ({ ctx, params, query, body, version }) => applyRosterTemplate({ ctx, input: { ...params, dataset: query.dataset, version: version ?? 0, ...body } }),
  listReplacements: ({ ctx, params, query }) => listReplacements({ ctx, input: { ...params, ...query } }),
  readCapacity: ({ ctx, params, query, services }) => readCapacity({ ctx, input: { ...params, dataset: query.dataset }, cubes: services.cubes }),
};
