import type { Endpoints, ResponseOf, RosterChanged } from '@wuding/contract';
import { accept, civilDayOf, instantOfCivil, isAllowed, refuse, weekdayOfDay, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { RosterStep, TemplateEntry } from '../../db/schema';
import type { Database } from '../../db/store';
import { assignmentsWithin } from '../../repositories/assignments';
import { recordChange } from '../../repositories/change-log';
import { deleteTemplate, findTemplate, insertTemplate, listTemplates } from '../../repositories/roster-templates';
import { findRoster, shiftsOfRoster } from '../../repositories/rosters';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';
import { editableDistricts, placeKeyOf, type RosterFacts } from './load-roster';
import { rosterWeek } from './roster-week';
import { stepRoster, type OpenRoster, type StepInput } from './step-roster';

/** Who stands where in a week, by place, weekday and minute: what a copy and a template carry over. */
async function entriesOf(db: Database, datasetId: number, weekOn: string): Promise<TemplateEntry[]> {
  const week = rosterWeek(weekOn);
  const roster = week.ok ? await findRoster(db, datasetId, week.value.weekOn) : null;
  if (!week.ok || roster === null) return [];
  const shifts = new Map((await shiftsOfRoster(db, roster.id)).map((shift) => [shift.id, shift]));
  const assignments = await assignmentsWithin(db, 'draft', { datasetId, fromAt: week.value.fromAt, toAt: week.value.toAt + 24 * 3_600_000 });
  return assignments.flatMap(({ shiftId, personId, vehicleId }) => {
    const shift = shifts.get(shiftId);
    if (shift === undefined) return [];
    const day = civilDayOf(shift.startAt);
    return [{ place: placeKeyOf(shift), weekday: weekdayOfDay(day), startMinute: (shift.startAt - instantOfCivil(day, 0)) / 60_000, personId, vehicleId }];
  });
}

/** Entries as steps on the shifts of an opened week that the actor may change; entries without a shift fall away. */
function stepsFor(ctx: Context, { facts, week, index }: OpenRoster, entries: readonly TemplateEntry[]): RosterStep[] {
  const keyOf = (place: string, weekday: number, startMinute: number): string => `${place}/${weekday}/${startMinute}`;
  const editable = editableDistricts(ctx.actor);
  const districtOf = new Map(facts.places.map(({ key, districtId }) => [key, districtId]));
  const shifts = new Map(facts.shifts.filter(({ isOfWeek, place }) => isOfWeek && (editable === null || editable.includes(districtOf.get(place) ?? 0))).map((shift) => {
    const at = Date.parse(shift.startAt), day = civilDayOf(at);
    return [keyOf(shift.place, day - week.monday, (at - instantOfCivil(day, 0)) / 60_000), shift] as const;
  }));
  const known = { people: new Set(facts.people.map(({ id }) => id)), vehicles: new Set(facts.vehicles.map(({ id }) => id)) };
  return entries.flatMap(({ place, weekday, startMinute, personId, vehicleId }): RosterStep[] => {
    const shift: RosterFacts['shifts'][number] | undefined = shifts.get(keyOf(place, weekday, startMinute));
    if (shift === undefined || !known.people.has(personId) || index.entryOf(shift.id, personId) !== null) return [];
    return [{ op: 'assign', shiftId: shift.id, personId, vehicleId: vehicleId !== null && known.vehicles.has(vehicleId) ? vehicleId : null, reasons: [] }];
  });
}

/** Fills a week like another; what the rules forbid there, or want a reason for, stays open and is listed. */
export function copyRoster({ ctx, input }: { ctx: Context; input: StepInput & { fromWeek: string } }): Promise<Result<RosterChanged>> {
  return stepRoster(ctx, input, async (open) => {
    const entries = await entriesOf(open.tx, open.roster.datasetId, input.fromWeek);
    return accept({ steps: stepsFor(ctx, open, entries), isLenient: true, note: `复制 ${input.fromWeek}` });
  });
}

/** Fills a week by a template, like a copy. */
export function applyRosterTemplate({ ctx, input }: { ctx: Context; input: StepInput & { templateId: number } }): Promise<Result<RosterChanged>> {
  return stepRoster(ctx, input, async (open) => {
    const template = await findTemplate(open.tx, input.templateId);
    if (template === null || template.datasetId !== open.roster.datasetId) return refuse('not-found', { pointer: '/templateId' });
    return accept({ steps: stepsFor(ctx, open, template.entries), isLenient: true, note: `套用模板 ${template.name}` });
  });
}

type TemplateView = ResponseOf<Endpoints['saveRosterTemplate']>;

export async function listRosterTemplates({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined } }): Promise<Result<{ items: TemplateView[] }>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const templates = await listTemplates(ctx.store.db, dataset.value.id);
  return accept({ items: templates.map(({ id, name, entries, createdAt }) => ({ id, name, entryCount: entries.length, createdAt: instantText(createdAt) })) });
}

/** Keeps who stands where in a week under a name. */
export async function saveRosterTemplate({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined; name: string; week: string } }): Promise<Result<TemplateView>> {
  if (editableDistricts(ctx.actor)?.length === 0) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, nowAt = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at: nowAt, datasetId, entity: 'roster', operation: 'upsert' });
    const entries = await entriesOf(tx, datasetId, input.week);
    if (entries.length === 0) return refuse('not-found', { pointer: '/week' });
    const id = await insertTemplate(tx, { datasetId, name: input.name, entries, createdAt: nowAt });
    if (id === null) return refuse('already-exists', { pointer: '/name', data: { name: input.name } });
    return accept({ value: { id, name: input.name, entryCount: entries.length, createdAt: instantText(nowAt) }, audit: { action: 'create', entity: 'roster-template', entityId: String(id), datasetId, detail: { name: input.name } } });
  });
}

export async function removeRosterTemplate({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<undefined>> {
  if (!isAllowed(ctx.actor, 'roster.edit') && editableDistricts(ctx.actor)?.length === 0) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const gone = await deleteTemplate(tx, input.id);
    if (gone === null) return refuse('not-found');
    return accept({ value: undefined, audit: { action: 'delete', entity: 'roster-template', entityId: String(input.id), datasetId: gone.datasetId, detail: { name: gone.name } } });
  });
}
