import type { Routes } from '../http/handler';
import { readCalendar } from '../usecases/calendar/read-calendar';
import { readPlaceBells } from '../usecases/calendar/read-place-bells';
import { createZone } from '../usecases/zones/create-zone';
import { editZone } from '../usecases/zones/edit-zone';
import { exportZones } from '../usecases/zones/export-zones';
import { listZones } from '../usecases/zones/list-zones';
import { readZone } from '../usecases/zones/read-zone';

type ZoneEndpoint = 'listZones' | 'readZone' | 'createZone' | 'editZone' | 'exportZones' | 'readCalendar' | 'readPlaceBells';

export const zoneRoutes: Routes<ZoneEndpoint> = {
  listZones: ({ ctx, query }) => listZones({ ctx, input: query }),
  exportZones: ({ ctx, query }) => exportZones({ ctx, input: query }),
  readZone: ({ ctx, params, query }) => readZone({ ctx, input: { ...params, ...query } }),
  createZone: ({ ctx, body, idempotencyKey }) => createZone({ ctx, input: { ...body, idempotencyKey } }),
  editZone: ({ ctx, params, body, version }) => editZone({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  readCalendar: ({ ctx, query }) => readCalendar({ ctx, input: query }),
  readPlaceBells: ({ ctx, params }) => readPlaceBells({ ctx, input: params }),
};
