import type { Endpoints, ParsedOf, ScreenView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { WallLive } from '../../live/wall-live';
import { findScreen, isScreenNameTaken, restoreScreenRow, revokeScreenRow, updateScreen, type ScreenRecord } from '../../repositories/screens';
import { mutate } from '../mutate';
import { checkScenes } from './pair-screen';
import { toScreenView } from './screen-view';

type Edit = ParsedOf<Endpoints['editScreen']>['body'];
const day = 86_400_000;

const conflict = ({ version, name }: ScreenRecord) => refuse('version-conflict', { data: { currentVersion: version, name } });

/** Changes what a screen is called, shows, and how it hangs; with `days` its right counts anew from now. A revoked one is not found: it is paired again. */
export async function editScreen({ ctx, input: { id, version, edit } }: { ctx: Context; input: { id: number; version: number; edit: Edit } }): Promise<Result<ScreenView>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const scenes = checkScenes(edit.sceneIds ?? null), now = ctx.clock.now();
  if (!scenes.ok) return scenes;
  return mutate(ctx, async (tx) => {
    const current = await findScreen(tx, id);
    if (current === null || current.revokedAt !== null) return refuse('not-found');
    const { datasetId } = current, name = edit.name ?? current.name;
    if (await isScreenNameTaken(tx, { datasetId, id, name })) return refuse('already-exists', { pointer: '/name', data: { name } });
    const change = {
      name, sceneIds: edit.sceneIds === undefined ? current.sceneIds : { ids: edit.sceneIds }, diagonalInches: edit.diagonalInches ?? current.diagonalInches,
      tilesAcross: edit.tilesAcross ?? current.tilesAcross, tilesDown: edit.tilesDown ?? current.tilesDown, distanceMetres: edit.distanceMetres ?? current.distanceMetres,
      expiresAt: edit.days === undefined ? current.expiresAt : now + edit.days * day,
    };
    const isWritten = current.version === version && (await updateScreen(tx, { id, version }, change)), written = await findScreen(tx, id);
    if (!isWritten || written === null) return conflict(written ?? current);
    return accept({ value: toScreenView(written, now), audit: { action: 'screen.edit', entity: 'screen', entityId: String(id), datasetId, detail: { name, fields: Object.keys(edit) } } });
  });
}

/** From now on the screen reads nothing: its streams end at once. Refuses `not-found` for one that is revoked already. */
export async function revokeScreen({ ctx, input: { id }, wall }: { ctx: Context; input: { id: number }; wall: WallLive }): Promise<Result<undefined>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const result = await mutate(ctx, async (tx) => {
    const screen = await findScreen(tx, id);
    if (screen === null || !(await revokeScreenRow(tx, id, ctx.clock.now()))) return refuse('not-found');
    return accept({ value: undefined, audit: { action: 'screen.revoke', entity: 'screen', entityId: String(id), datasetId: screen.datasetId, detail: { name: screen.name } } });
  });
  if (result.ok) wall.drop(id);
  return result;
}

/**
 * Takes a revocation back: the screen has its right again for the rest of its term, in the browser that held it or that shows a code since.
 * Refuses `not-found` for one that is not revoked, `already-exists` when its name is another's by now.
 */
export async function restoreScreen({ ctx, input: { id } }: { ctx: Context; input: { id: number } }): Promise<Result<ScreenView>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const now = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    const screen = await findScreen(tx, id);
    if (screen === null || screen.revokedAt === null) return refuse('not-found');
    const { datasetId, name } = screen;
    if (await isScreenNameTaken(tx, { datasetId, id, name })) return refuse('already-exists', { data: { name } });
    const isRestored = await restoreScreenRow(tx, id, now), written = await findScreen(tx, id);
    if (!isRestored || written === null) return refuse('not-found');
    return accept({ value: toScreenView(written, now), audit: { action: 'screen.restore', entity: 'screen', entityId: String(id), datasetId, detail: { name } } });
  });
}
