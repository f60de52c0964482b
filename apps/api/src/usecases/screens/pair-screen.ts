import { isSceneId } from '@wuding/catalog';
import type { Endpoints, ParsedOf, ScreenView } from '@wuding/contract';
import { accept, isAllowed, refuse, toPairingCode, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findScreen, insertScreen, removePairing, waitingScreens } from '../../repositories/screens';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { toScreenView } from './screen-view';

const day = 86_400_000;

/** Refuses `unknown-scene` with the first id that is none. */
export function checkScenes(ids: readonly string[] | null): Result<null> {
  const index = ids?.findIndex((id) => !isSceneId(id)) ?? -1;
  return index === -1 ? accept(null) : refuse('unknown-scene', { pointer: `/sceneIds/${index}`, data: { scene: ids?.[index] ?? '' } });
}

/** Lets the screen that shows a code read the wall of the bureau's own dataset. Refuses `pairing-unknown`, `already-exists`, `unknown-scene`. */
export async function pairScreen({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['pairScreen']>['body'] }): Promise<Result<ScreenView>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const dataset = await findDataset(ctx), scenes = checkScenes(input.sceneIds);
  if (!dataset.ok) return dataset;
  if (!scenes.ok) return scenes;
  const { code, sceneIds, days, ...facts } = input, now = ctx.clock.now();
  return mutate(ctx, async (tx) => {
    const waiting = (await waitingScreens(tx, now)).find((one) => one.code === toPairingCode(code));
    if (waiting === undefined) return refuse('pairing-unknown', { pointer: '/code' });
    const id = await insertScreen(tx, { ...facts, datasetId: dataset.value.id, tokenHash: waiting.tokenHash, sceneIds: { ids: sceneIds }, pairedAt: now, pairedBy: ctx.actor.username, expiresAt: now + days * day });
    if (id === null) return refuse('already-exists', { pointer: '/name', data: { name: facts.name } });
    await removePairing(tx, waiting.tokenHash);
    const screen = await findScreen(tx, id);
    if (screen === null) throw new Error(`screen ${id} is gone while it is made`);
    return accept({ value: toScreenView(screen, now), audit: { action: 'screen.pair', entity: 'screen', entityId: String(id), datasetId: dataset.value.id, detail: { name: facts.name, scenes: sceneIds === null ? 'all' : sceneIds.join(' '), days } } });
  });
}
