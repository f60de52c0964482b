import type { ScreenStanding } from '@wuding/contract';
import { accept, screenStateAt, type Result } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { waitingScreens } from '../../repositories/screens';
import { instantText } from '../instant-text';
import { hashToken } from '../session/token';
import { findScreenOf } from './screen-actor';

/** How a screen stands with the bureau: it may ask at any time, and learns nothing but what concerns itself. */
export async function readStanding({ ctx, token }: { ctx: AnonymousContext; token: string | undefined }): Promise<Result<ScreenStanding>> {
  const now = ctx.clock.now(), screen = await findScreenOf(ctx, token);
  if (screen !== null) {
    const { name, sceneIds, diagonalInches, tilesAcross, tilesDown, distanceMetres } = screen;
    return accept({
      standing: screenStateAt(screen, now), code: null, expiresAt: instantText(screen.expiresAt),
      screen: { name, sceneIds: sceneIds.ids === null ? null : [...sceneIds.ids], diagonalInches, tilesAcross, tilesDown, distanceMetres },
    });
  }
  const tokenHash = token === undefined ? null : hashToken(token);
  const waiting = tokenHash === null ? undefined : (await waitingScreens(ctx.store.db, now)).find((one) => one.tokenHash === tokenHash);
  if (waiting === undefined) return accept({ standing: 'unpaired', code: null, expiresAt: null, screen: null });
  return accept({ standing: 'waiting', code: waiting.code, expiresAt: instantText(waiting.expiresAt), screen: null });
}
