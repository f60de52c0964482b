import type { Endpoints, ParsedOf, ResponseOf, TeamView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { findPersonIds } from '../../repositories/people';
import { findTeam, insertTeam, listTeams as readTeams, replaceMembers, updateTeam, type TeamRecord } from '../../repositories/teams';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';

const toTeamView = ({ datasetId: _datasetId, memberNames: _memberNames, memberIds, ...rest }: TeamRecord): TeamView => ({ ...rest, memberIds: [...memberIds] });

/** One page of a dataset's teams. */
export async function listTeams({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listTeams']>['query'] }): Promise<Result<ResponseOf<Endpoints['listTeams']>>> {
  const { q, kind, sort, limit } = input, after = decodeCursor(input.cursor, sort, ['text', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await readTeams(ctx.store.db, { datasetId: dataset.value.id, text: q || undefined, kind, sort, limit, after: after.value });
  const last = items.length === limit ? items.at(-1) : undefined;
  return accept({ items: items.map(toTeamView), total, nextCursor: last === undefined ? null : encodeCursor(sort, [sort.endsWith('name') ? last.name : last.kind, last.id]) });
}

/** Founds a team of people of the same dataset. */
export async function addTeam({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['addTeam']>['body'] }): Promise<Result<TeamView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id;
  return mutate(ctx, async (tx) => {
    if (!(await areKnown(tx, datasetId, input.memberIds))) return refuse('unknown-person', { pointer: '/memberIds' });
    const id = await insertTeam(tx, { datasetId, name: input.name, kind: input.kind });
    if (id === null) return refuse('already-exists', { pointer: '/name', data: { name: input.name } });
    await replaceMembers(tx, id, input.memberIds);
    return accept(await written(tx, id, { action: 'create', detail: { name: input.name, memberCount: input.memberIds.length } }));
  });
}

/** Renames a team or changes its members, if `version` is still the current one. */
export async function editTeam(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editTeam']>['body'] } },
): Promise<Result<TeamView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const { id, version, edit } = input, current = await findTeam(tx, id);
    if (current === null) return refuse('not-found');
    if (edit.memberIds !== undefined && !(await areKnown(tx, current.datasetId, edit.memberIds))) return refuse('unknown-person', { pointer: '/memberIds' });
    const outcome = await updateTeam(tx, { id, version }, { name: edit.name ?? current.name, kind: edit.kind ?? current.kind });
    if (outcome === 'taken') return refuse('already-exists', { pointer: '/name' });
    if (outcome === 'stale') return refuse('version-conflict', { data: { currentVersion: current.version, name: current.name, memberIds: current.memberIds } });
    if (edit.memberIds !== undefined) await replaceMembers(tx, id, edit.memberIds);
    return accept(await written(tx, id, { action: 'edit', detail: { fields: Object.keys(edit) } }));
  });
}

const areKnown = async (tx: Database, datasetId: number, ids: readonly number[]): Promise<boolean> =>
  (await findPersonIds(tx, datasetId, ids)).length === new Set(ids).size;

async function written(tx: Database, id: number, audit: { action: string; detail: Record<string, unknown> }) {
  const team = await findTeam(tx, id);
  if (team === null) throw new Error(`team ${id} vanished`);
  return { value: toTeamView(team), audit: { ...audit, entity: 'team', entityId: String(id), datasetId: team.datasetId } };
}
