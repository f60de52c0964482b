import { isAllowed, type Actor } from '@wuding/domain';
import type { ImportKind } from './import-request';

/** Whether the console may: it has no district and no account, and the command that runs says which role it takes on. */
const isConsole = (actor: Actor): boolean => actor.accountId === null && isAllowed(actor, 'dataset.import');

/** Whether somebody may import this kind at all. Of posts, each row is asked about again: `mayWritePost`. */
export function mayImport(actor: Actor, kind: ImportKind): boolean {
  if (kind === 'staff') return isAllowed(actor, 'staff.edit') || isConsole(actor);
  if (kind === 'posts') return isAllowed(actor, 'register.import') || isConsole(actor);
  return isAllowed(actor, 'dataset.import');
}

/** Whether a post of that district may be written: a leader imports posts of the own districts. */
export const mayWritePost = (actor: Actor, districtId: number | null): boolean => isAllowed(actor, 'post.edit', { districtId }) || isConsole(actor);
