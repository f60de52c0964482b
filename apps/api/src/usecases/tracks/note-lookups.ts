import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { noteLookups } from '../../repositories/played-tracks';
import { mutate } from '../mutate';

interface Lookup {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly reason: string;
  /** Devices whose ways are about to be shown, with who carried them. */
  readonly shown: readonly { readonly deviceId: number; readonly personId: number | null }[];
  readonly action: 'play' | 'read-timeline' | 'look-inside';
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down, before anything is shown, who looks at whose way and why: in the audit chain, and for the person looked at. */
export const noteLookup = (ctx: Context, { datasetId, fromAt, toAt, reason, shown, action, detail }: Lookup): Promise<Result<null>> => mutate(ctx, async (tx) => {
  const at = new Date(ctx.clock.now()), devices = [...new Map(shown.map((one) => [one.deviceId, one])).values()];
  if (devices.length > 0) await noteLookups(tx, devices.map(({ deviceId, personId }) => ({ datasetId, deviceId, personId, at, actorName: ctx.actor.username, reason, fromAt: new Date(fromAt), toAt: new Date(toAt) })));
  return accept({
    value: null,
    audit: { action, entity: 'track', entityId: devices.map(({ deviceId }) => deviceId).join(','), datasetId, itemCount: devices.length, detail: { from: new Date(fromAt).toISOString(), to: new Date(toAt).toISOString(), reason, ...detail } },
  });
});
