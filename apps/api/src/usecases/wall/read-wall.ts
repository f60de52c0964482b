import type { Endpoints, ResponseOf, WallRounds } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { PatrolLive } from '../../live/patrol-live';
import type { SectionFeed } from '../../live/section-feed';
import { findBureau } from '../../repositories/bureau';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { readWallUnits, type WallSight } from './wall-units';

/** What a wall is told from. */
export interface WallFeeds {
  readonly feed: SectionFeed<WallRounds>;
  readonly patrolLive: PatrolLive;
}

/** Whose wall it is. Refuses `not-allowed`, `unknown-dataset`. */
export async function wallSight(ctx: Context): Promise<Result<WallSight>> {
  if (!isAllowed(ctx.actor, 'screen.read')) return refuse('not-allowed');
  const dataset = await findDataset(ctx);
  return dataset.ok ? accept({ key: dataset.value.key, datasetId: dataset.value.id }) : dataset;
}

/** All that a screen shows, now. Shared by whoever asks within a second. */
export async function readWall({ ctx, feed, patrolLive }: { ctx: Context } & WallFeeds): Promise<Result<ResponseOf<Endpoints['readWall']>>> {
  const sight = await wallSight(ctx);
  return sight.ok ? accept(await wallPicture({ ctx, sight: sight.value, feed, patrolLive })) : sight;
}

/** The whole picture for whoever may see it. */
export async function wallPicture({ ctx, sight, feed, patrolLive }: { ctx: Context; sight: WallSight } & WallFeeds): Promise<ResponseOf<Endpoints['readWall']>> {
  const { id, at, sections } = await feed.snapshot();
  return { id, at: instantText(at), bureau: (await findBureau(ctx.store.db))?.name ?? '', sections: { ...sections, units: await readWallUnits(patrolLive, sight) } };
}
