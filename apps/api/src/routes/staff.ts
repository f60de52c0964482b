import type { Routes } from '../http/handler';
import { addCertificate, removeCertificate } from '../usecases/people/certificates';
import { addPerson } from '../usecases/people/add-person';
import { editPerson } from '../usecases/people/edit-person';
import { addLeave, listLeave, removeLeave } from '../usecases/people/leave';
import { listPeople } from '../usecases/people/list-people';
import { readPerson } from '../usecases/people/read-person';
import { removePerson } from '../usecases/people/remove-person';
import { addTeam, editTeam, listTeams } from '../usecases/people/teams';
import { unmaskPhone } from '../usecases/people/unmask-phone';
import { addVehicle, addVehicleAbsence, addWorkingTimeScheme, editVehicle, listVehicles, listWorkingTimeSchemes, removeVehicleAbsence } from '../usecases/people/vehicles';

type StaffIds = 'listPeople' | 'readPerson' | 'addPerson' | 'editPerson' | 'removePerson' | 'unmaskPhone' | 'addCertificate' | 'removeCertificate' | 'listLeave' | 'addLeave'
  | 'removeLeave' | 'listTeams' | 'addTeam' | 'editTeam' | 'listVehicles' | 'addVehicle' | 'editVehicle' | 'addVehicleAbsence' | 'removeVehicleAbsence' | 'listWorkingTimeSchemes' | 'addWorkingTimeScheme';

export const staffRoutes: Routes<StaffIds> = {
  listPeople: ({ ctx, query }) => listPeople({ ctx, input: query }),
  readPerson: ({ ctx, params }) => readPerson({ ctx, input: params }),
  addPerson: ({ ctx, body }) => addPerson({ ctx, input: body }),
  editPerson: ({ ctx, params, body, version }) => editPerson({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  removePerson: ({ ctx, params, query }) => removePerson({ ctx, input: { id: params.id, release: query.release === 'true' } }),
  unmaskPhone: ({ ctx, params, body }) => unmaskPhone({ ctx, input: { id: params.id, ...body } }),
  addCertificate: ({ ctx, params, body }) => addCertificate({ ctx, input: { personId: params.id, ...body } }),
  removeCertificate: ({ ctx, params }) => removeCertificate({ ctx, input: params }),
  listLeave: ({ ctx, query }) => listLeave({ ctx, input: query }),
  addLeave: ({ ctx, params, body }) => addLeave({ ctx, input: { personId: params.id, ...body } }),
  removeLeave: ({ ctx, params }) => removeLeave({ ctx, input: params }),
  listTeams: ({ ctx, query }) => listTeams({ ctx, input: query }),
  addTeam: ({ ctx, body }) => addTeam({ ctx, input: body }),
  editTeam: ({ ctx, params, body, version }) => editTeam({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  listVehicles: ({ ctx, query }) => listVehicles({ ctx, input: query }),
  addVehicle: ({ ctx, body }) => addVehicle({ ctx, input: body }),
  editVehicle: ({ ctx, params, body, version }) => editVehicle({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  addVehicleAbsence: ({ ctx, params, body }) => addVehicleAbsence({ ctx, input: { id: params.id, ...body } }),
  removeVehicleAbsence: ({ ctx, params }) => removeVehicleAbsence({ ctx, input: params }),
  listWorkingTimeSchemes: ({ ctx, query }) => listWorkingTimeSchemes({ ctx, input: query }),
  addWorkingTimeScheme: ({ ctx, body }) => addWorkingTimeScheme({ ctx, input: body }),
};
