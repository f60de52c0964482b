import * as session from './session';
import * as system from './system';
import * as people from './people';
import * as datasets from './datasets';
import * as districts from './districts';
import * as districtHistory from './district-history';
import * as districtFigures from './district-figures';
import * as incidents from './incidents';
import * as slice from './slice';
import * as layers from './layers';
import * as spatial from './spatial';
import * as home from './home';
import * as zones from './zones';

/** Every endpoint, by id. Routes, the typed client, OpenAPI and the authorisation matrix walk this table. */
export const endpoints = {
  createSession: session.createSession, readSession: session.readSession, deleteSession: session.deleteSession,
  readHealth: system.readHealth, readReadiness: system.readReadiness,
  listAccounts: people.listAccounts, listAuditEntries: people.listAuditEntries,
  listDatasets: datasets.listDatasets, listEventCodes: datasets.listEventCodes,
  listDistricts: districts.listDistricts, exportDistricts: districts.exportDistricts, readDistrict: districts.readDistrict, editDistrict: districts.editDistrict,
  readDistrictHistory: districtHistory.readDistrictHistory, previewRedraw: districtHistory.previewRedraw, redrawDistrict: districtHistory.redrawDistrict, withdrawRedraw: districtHistory.withdrawRedraw,
  listLeaderCandidates: districtHistory.listLeaderCandidates, assignLeader: districtHistory.assignLeader,
  readDistrictFigures: districtFigures.readDistrictFigures, compareDistrict: districtFigures.compareDistrict, listDistrictPasses: districtFigures.listDistrictPasses,
  listIncidents: incidents.listIncidents, exportIncidents: incidents.exportIncidents, readIncident: incidents.readIncident, recordIncident: incidents.recordIncident, editIncident: incidents.editIncident,
  sliceEvents: slice.sliceEvents, brushEvents: slice.brushEvents,
  listLayers: layers.listLayers, readLayerFeatures: layers.readLayerFeatures, readLayerTile: layers.readLayerTile,
  readBasemapTile: layers.readBasemapTile, readBasemapImage: layers.readBasemapImage,
  readHere: spatial.readHere, readNearest: spatial.readNearest, readWithin: spatial.readWithin,
  readHome: home.readHome,
  readAlongStreet: spatial.readAlongStreet, readDistrictAt: spatial.readDistrictAt,
  listZones: zones.listZones, exportZones: zones.exportZones, readZone: zones.readZone, createZone: zones.createZone, editZone: zones.editZone,
  readCalendar: zones.readCalendar, readPlaceBells: zones.readPlaceBells,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;
