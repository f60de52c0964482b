import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { noteLookups } from '../../repositories/played-tracks';
import { mutate } from '../mutate';

/** How a way was looked at: shown on the screen, or taken out as a file. */
export type LookedAs = 'shown' | 'exported';

interface Lookup {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly reason: string;
  /** Devices whose ways are about to be shown, with whose ways they are; nobody known is nobody told. */
  readonly shown: readonly { readonly deviceId: number; readonly personIds: readonly number[] }[];
  readonly action: 'play' | 'read-timeline' | 'look-inside';
  readonly as: LookedAs;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down, before anything is shown, who looks at whose way and why: in the audit chain, and for everybody looked at. */
export const noteLookup = (ctx: Context, { datasetId, fromAt, toAt, reason, shown, action, as, detail }: Lookup): Promise<Result<null>> => mutate(ctx, async (tx) => {
  const at = new Date(ctx.clock.now()), looked = new Map(shown.flatMap(({ deviceId, personIds }) => (personIds.length === 0 ? [null] : personIds).map((personId) => [`${deviceId}/${personId}`, { deviceId, personId }] as const)));
  if (looked.size > 0) await noteLookups(tx, [...looked.values()].map((one) => ({ ...one, datasetId, at, actorName: ctx.actor.username, reason, fromAt: new Date(fromAt), toAt: new Date(toAt), isExport: as === 'exported' })));
  const deviceIds = [...new Set(shown.map(({ deviceId }) => deviceId))];
  return accept({
    value: null,
    audit: { action, entity: 'track', entityId: deviceIds.join(','), datasetId, itemCount: deviceIds.length, detail: { from: new Date(fromAt).toISOString(), to: new Date(toAt).toISOString(), reason, as, ...detail } },
  });
});
