import type { EndpointId, Endpoints } from './endpoints';

/**
 * Where each endpoint answers, without its schemas: what a browser needs to ask. The compiler holds it to the endpoint
 * table letter by letter.
 */
export const addresses: { readonly [Id in EndpointId]: Pick<Endpoints[Id], 'method' | 'path'> } = {
  createSession: { method: 'post', path: '/session' },
  readSession: { method: 'get', path: '/session' },
  deleteSession: { method: 'delete', path: '/session' },
  readHealth: { method: 'get', path: '/health' },
  readReadiness: { method: 'get', path: '/ready' },
  listAccounts: { method: 'get', path: '/accounts' },
  listAuditEntries: { method: 'get', path: '/audit' },
  listDatasets: { method: 'get', path: '/datasets' },
  listEventCodes: { method: 'get', path: '/event-codes' },
  listDistricts: { method: 'get', path: '/districts' },
  exportDistricts: { method: 'get', path: '/districts/export' },
  readDistrict: { method: 'get', path: '/districts/:id' },
  editDistrict: { method: 'patch', path: '/districts/:id' },
  listIncidents: { method: 'get', path: '/incidents' },
  exportIncidents: { method: 'get', path: '/incidents/export' },
  readIncident: { method: 'get', path: '/incidents/:id' },
  recordIncident: { method: 'post', path: '/incidents' },
  editIncident: { method: 'patch', path: '/incidents/:id' },
  sliceEvents: { method: 'post', path: '/events/slice' },
  brushEvents: { method: 'post', path: '/events/brush' },
  listLayers: { method: 'get', path: '/layers' },
  readLayerFeatures: { method: 'get', path: '/layers/:id/features' },
  readLayerTile: { method: 'get', path: '/layers/:id/tiles/:z/:x/:y' },
  readBasemapTile: { method: 'get', path: '/basemaps/:name/:z/:x/:y' },
  readBasemapImage: { method: 'get', path: '/basemaps/:name/relief/:theme' },
  readHome: { method: 'get', path: '/home' },
  readHere: { method: 'get', path: '/here' },
  readNearest: { method: 'get', path: '/nearest' },
  readWithin: { method: 'post', path: '/within' },
  readAlongStreet: { method: 'get', path: '/streets/along' },
  readDistrictAt: { method: 'get', path: '/district-at' },
};
