import { accept } from '@wuding/domain';
import { Lasting, type Routes } from '../http/handler';
import { editIncident } from '../usecases/incidents/edit-incident';
import { exportIncidents } from '../usecases/incidents/export-incidents';
import { listNeighbours } from '../usecases/incidents/list-neighbours';
import { listIncidents } from '../usecases/incidents/list-incidents';
import { readIncident } from '../usecases/incidents/read-incident';
import { readIncidentHistory } from '../usecases/incidents/read-incident-history';
import { recordIncident } from '../usecases/incidents/record-incident';

export const incidentRoutes: Routes<'listIncidents' | 'exportIncidents' | 'readIncident' | 'readIncidentHistory' | 'listNeighbours' | 'recordIncident' | 'editIncident'> = {
  listIncidents: async ({ ctx, services, query }) => {
    const page = await listIncidents({ ctx, cubes: services.cubes, input: query });
    return page.ok ? accept(new Lasting(page.value)) : page;
  },
  exportIncidents: ({ ctx, services, query }) => exportIncidents({ ctx, cubes: services.cubes, input: query }),
  readIncident: ({ ctx, params }) => readIncident({ ctx, input: params }),
  readIncidentHistory: ({ ctx, params }) => readIncidentHistory({ ctx, input: params }),
  listNeighbours: ({ ctx, params }) => listNeighbours({ ctx, input: params }),
  recordIncident: ({ ctx, body, idempotencyKey }) => recordIncident({ ctx, input: { ...body, idempotencyKey } }),
  editIncident: ({ ctx, params, body, version }) => editIncident({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
};
