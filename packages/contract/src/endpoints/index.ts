import * as session from './session';
import * as system from './system';
import * as people from './people';
import * as codeSets from './code-sets';
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
import * as staff from './staff';
import * as posts from './posts';
import * as rosters from './rosters';
import * as duty from './duty';
import * as tracks from './tracks';
import * as search from './search';
import * as indicators from './indicators';
import * as reports from './reports';
import * as registers from './registers';
import * as rosterSheets from './roster-sheets';
import * as analysis from './analysis';
import * as patrol from './patrol';
import * as workbenchNotes from './workbench-notes';
import * as alarmRegister from './alarms';
import * as alarmDesk from './alarm-desk';
import * as coverage from './coverage';
import * as tasks from './tasks';
import * as screens from './screens';
import * as wall from './wall';
import * as revisits from './revisits';
import * as visits from './visits';

/** Every endpoint, by id. Routes, the typed client, OpenAPI and the authorisation matrix walk this table. */
export const endpoints = {
  createSession: session.createSession, readSession: session.readSession, deleteSession: session.deleteSession,
  beginSecondFactor: session.beginSecondFactor, confirmSecondFactor: session.confirmSecondFactor, removeSecondFactor: session.removeSecondFactor,
  readHealth: system.readHealth, readReadiness: system.readReadiness,
  listAccounts: people.listAccounts, listAuditEntries: people.listAuditEntries,
  listDatasets: datasets.listDatasets, listEventCodes: datasets.listEventCodes,
  listCodeSets: codeSets.listCodeSets, readCodeSet: codeSets.readCodeSet, readCrosswalk: codeSets.readCrosswalk, exportCrosswalk: codeSets.exportCrosswalk,
  draftCrosswalk: codeSets.draftCrosswalk, publishCrosswalk: codeSets.publishCrosswalk, undoCrosswalk: codeSets.undoCrosswalk,
  listDistricts: districts.listDistricts, exportDistricts: districts.exportDistricts, readDistrict: districts.readDistrict, editDistrict: districts.editDistrict,
  readDistrictHistory: districtHistory.readDistrictHistory, previewRedraw: districtHistory.previewRedraw, redrawDistrict: districtHistory.redrawDistrict, withdrawRedraw: districtHistory.withdrawRedraw,
  listLeaderCandidates: districtHistory.listLeaderCandidates, assignLeader: districtHistory.assignLeader,
  readDistrictFigures: districtFigures.readDistrictFigures, compareDistrict: districtFigures.compareDistrict, listDistrictPasses: districtFigures.listDistrictPasses, exportDistrictPasses: districtFigures.exportDistrictPasses,
  listIncidents: incidents.listIncidents, exportIncidents: incidents.exportIncidents, readIncident: incidents.readIncident, readIncidentHistory: incidents.readIncidentHistory, listNeighbours: incidents.listNeighbours, recordIncident: incidents.recordIncident, editIncident: incidents.editIncident,
  sliceEvents: slice.sliceEvents, brushEvents: slice.brushEvents,
  listLayers: layers.listLayers, readLayerFeatures: layers.readLayerFeatures, readLayerTile: layers.readLayerTile,
  readBasemapTile: layers.readBasemapTile, readBasemapImage: layers.readBasemapImage,
  readHere: spatial.readHere, readNearest: spatial.readNearest, readWithin: spatial.readWithin,
  readHome: home.readHome, searchNames: search.searchNames,
  listIndicators: indicators.listIndicators, readIndicator: indicators.readIndicator, listIndicatorRecords: indicators.listIndicatorRecords, sumIndicators: indicators.sumIndicators,
  exportIndicatorRecords: indicators.exportIndicatorRecords, exportYearlyReport: reports.exportYearlyReport, readYearlyReport: reports.readYearlyReport, freezeYear: reports.freezeYear,
  readAlongStreet: spatial.readAlongStreet, readDistrictAt: spatial.readDistrictAt,
  listZones: zones.listZones, exportZones: zones.exportZones, readZone: zones.readZone, createZone: zones.createZone, editZone: zones.editZone,
  readCalendar: zones.readCalendar, readPlaceBells: zones.readPlaceBells,
  exportPeople: registers.exportPeople, listPeople: staff.listPeople, readPerson: staff.readPerson, addPerson: staff.addPerson,
  editPerson: staff.editPerson, removePerson: staff.removePerson, unmaskPhone: staff.unmaskPhone,
  addCertificate: staff.addCertificate, removeCertificate: staff.removeCertificate, listLeave: staff.listLeave,
  addLeave: staff.addLeave, removeLeave: staff.removeLeave, exportTeams: registers.exportTeams, listTeams: staff.listTeams,
  addTeam: staff.addTeam, editTeam: staff.editTeam, exportVehicles: registers.exportVehicles, listVehicles: staff.listVehicles,
  addVehicle: staff.addVehicle, editVehicle: staff.editVehicle, addVehicleAbsence: staff.addVehicleAbsence,
  removeVehicleAbsence: staff.removeVehicleAbsence,
  listWorkingTimeSchemes: staff.listWorkingTimeSchemes, addWorkingTimeScheme: staff.addWorkingTimeScheme,
  exportPosts: registers.exportPosts, previewImport: registers.previewImport, applyImport: registers.applyImport,
  listImports: registers.listImports, undoImport: registers.undoImport,
  listPosts: posts.listPosts, readPost: posts.readPost, readPostEffect: posts.readPostEffect, addPost: posts.addPost,
  editPost: posts.editPost, changePostState: posts.changePostState, listPatrolBeats: posts.listPatrolBeats,
  addPatrolBeat: posts.addPatrolBeat, editPatrolBeat: posts.editPatrolBeat,
  readRosterSheet: rosterSheets.readRosterSheet, exportRoster: rosterSheets.exportRoster,
  readRoster: rosters.readRoster, planRoster: rosters.planRoster, changeRoster: rosters.changeRoster,
  undoRoster: rosters.undoRoster, redoRoster: rosters.redoRoster, copyRoster: rosters.copyRoster,
  readRosterDiff: rosters.readRosterDiff, publishRoster: rosters.publishRoster, listRosterTemplates: rosters.listRosterTemplates,
  saveRosterTemplate: rosters.saveRosterTemplate, removeRosterTemplate: rosters.removeRosterTemplate, applyRosterTemplate: rosters.applyRosterTemplate,
  listReplacements: rosters.listReplacements, readCapacity: rosters.readCapacity,
  readDutyDay: duty.readDutyDay, readMyDuty: duty.readMyDuty, readMyOutlook: duty.readMyOutlook, recordCheckIns: duty.recordCheckIns, tickDuty: duty.tickDuty,
  listCheckIns: duty.listCheckIns, listDutyAlarms: duty.listDutyAlarms, acknowledgeDutyAlarm: duty.acknowledgeDutyAlarm,
  readAttendance: duty.readAttendance, readTeamShifts: duty.readTeamShifts, readCovering: duty.readCovering,
  readNearestOnDuty: duty.readNearestOnDuty, readUncovered: duty.readUncovered, readOverlaps: duty.readOverlaps,
  readPostsAlong: duty.readPostsAlong,
  takeFixes: tracks.takeFixes, readCoverage: tracks.readCoverage,
  readRevisits: revisits.readRevisits, exportRevisits: revisits.exportRevisits, planRevisits: revisits.planRevisits,
  readLiveUnits: patrol.readLiveUnits, readStreetLines: patrol.readStreetLines, exportCoverage: patrol.exportCoverage, listPatrolShifts: patrol.listPatrolShifts, playTracks: patrol.playTracks, listTrackLookups: patrol.listTrackLookups, exportPlayedTracks: patrol.exportPlayedTracks,
  listVisits: visits.listVisits, sayClear: visits.sayClear, exportVisits: visits.exportVisits, exportCoverageTrend: coverage.exportCoverageTrend, exportTimelines: coverage.exportTimelines, exportInside: coverage.exportInside,
  listAlarms: alarmRegister.listAlarms, exportAlarms: alarmRegister.exportAlarms, listAlarmRules: alarmRegister.listAlarmRules, editAlarmRule: alarmRegister.editAlarmRule,
  readAlarm: alarmRegister.readAlarm, acknowledgeAlarm: alarmRegister.acknowledgeAlarm, noteAlarm: alarmRegister.noteAlarm,
  readAlarmDesk: alarmDesk.readAlarmDesk, editAlarmPolicy: alarmDesk.editAlarmPolicy, listAlarmHandovers: alarmDesk.listAlarmHandovers, exportAlarmHandovers: alarmDesk.exportAlarmHandovers,
  giveAlarmHandover: alarmDesk.giveAlarmHandover, acceptAlarmHandover: alarmDesk.acceptAlarmHandover, withdrawAlarmHandover: alarmDesk.withdrawAlarmHandover,
  readPatrolStandard: coverage.readPatrolStandard, decidePatrolStandard: coverage.decidePatrolStandard, readCoverageTrend: coverage.readCoverageTrend, compareCoverage: coverage.compareCoverage, exportCoverageComparison: coverage.exportCoverageComparison,
  readSpotDoses: coverage.readSpotDoses, exportSpotDoses: coverage.exportSpotDoses, readTimelines: coverage.readTimelines, lookInside: coverage.lookInside, listTrackDevices: coverage.listTrackDevices, importTracks: coverage.importTracks,
  listTasks: tasks.listTasks, exportTasks: tasks.exportTasks, readTask: tasks.readTask, dispatchTask: tasks.dispatchTask, cancelTask: tasks.cancelTask, listMyTasks: tasks.listMyTasks, stepMyTask: tasks.stepMyTask, findNearestUnits: tasks.findNearestUnits,
  relieveDuty: duty.relieveDuty, askPrompt: duty.askPrompt, exportCheckIns: duty.exportCheckIns, exportDutyAlarms: duty.exportDutyAlarms, readCheckInPhoto: duty.readCheckInPhoto, exportAttendance: duty.exportAttendance, listDuties: duty.listDuties, exportDuties: duty.exportDuties,
  readRates: analysis.readRates, comparePeriods: analysis.comparePeriods, startAnalysis: analysis.startAnalysis, readAnalysis: analysis.readAnalysis, cancelAnalysis: analysis.cancelAnalysis,
  listSavedViews: workbenchNotes.listSavedViews, createSavedView: workbenchNotes.createSavedView, editSavedView: workbenchNotes.editSavedView,
  listAnnotations: workbenchNotes.listAnnotations, createAnnotation: workbenchNotes.createAnnotation, editAnnotation: workbenchNotes.editAnnotation,
  beginPairing: screens.beginPairing, readStanding: screens.readStanding, listScreens: screens.listScreens, pairScreen: screens.pairScreen, editScreen: screens.editScreen, revokeScreen: screens.revokeScreen, restoreScreen: screens.restoreScreen, exportScreens: screens.exportScreens, commandScreen: screens.commandScreen,
  readScreenPlan: screens.readScreenPlan, editScreenPlan: screens.editScreenPlan, readWall: wall.readWall, readWallStreets: wall.readWallStreets,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;
