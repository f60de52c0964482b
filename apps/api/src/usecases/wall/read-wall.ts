import type { Endpoints, ResponseOf, WallSections } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { SectionFeed } from '../../live/section-feed';
import { findBureau } from '../../repositories/bureau';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';

export type WallFeed = SectionFeed<WallSections>;

/** All that a screen shows, now. Shared by whoever asks within a second. */
export async function readWall({ ctx, feed }: { ctx: Context; feed: WallFeed }): Promise<Result<ResponseOf<Endpoints['readWall']>>> {
  if (!isAllowed(ctx.actor, 'screen.read')) return refuse('not-allowed');
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  const { id, at, sections } = await feed.snapshot();
  return accept({ id, at: instantText(at), bureau: (await findBureau(ctx.store.db))?.name ?? '', sections });
}
