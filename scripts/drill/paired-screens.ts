import type { Context } from '../../apps/api/src/context';
import { accepted } from '../../apps/api/src/testing/duty-town';
import { beginPairing } from '../../apps/api/src/usecases/screens/begin-pairing';
import { pairScreen } from '../../apps/api/src/usecases/screens/pair-screen';

/** Screens paired one after another, as their browsers hold them: the cookie of each. */
export async function pairedScreens(ctx: Context, count: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { token, code } = await accepted(beginPairing({ ctx }));
    await accepted(pairScreen({ ctx, input: { code, name: `屏${number}`, sceneIds: null, days: 365, diagonalInches: 98, tilesAcross: 1, tilesDown: 1, distanceMetres: 5 } }));
    cookies.push(`wuding-screen=${token}`);
  }
  return cookies;
}
