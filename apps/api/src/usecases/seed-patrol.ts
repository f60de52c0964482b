import type { Context } from '../context';
import type { Services } from '../services';
import { findDatasetByKey } from '../repositories/datasets';
import { demoDatasetKey } from './seed-demo';
import { dutyGoingOn, keepDutyGoing, type DutyTeller } from './seed-duty-going-on';
import { equipCounty, replayTracks, storeTracks } from './seed-tracks';
import { countyTracksInThread } from './seed-tracks-thread';
import type { SeedOutcome } from './seed';
import { settleTracks } from './tracks/settle-tracks';

export interface CountyPatrol {
  /** Stores what was sent in the last fortnight, and the visits it tells of. */
  readonly storePast: NonNullable<SeedOutcome['writeRest']>;
}

/** Sends the simulated county's people out: from now on their devices send as they go and their duty is kept as it passes, until the signal. @returns null where the store holds no simulated county */
export async function patrolCounty({ store, clock, intake }: Pick<Services, 'store' | 'clock' | 'intake'>, { dataFolder, signal, onFault }: {
  readonly dataFolder: string; readonly signal: AbortSignal; readonly onFault: (error: unknown) => void;
}): Promise<CountyPatrol | null> {
  const county = await findDatasetByKey(store.db, demoDatasetKey);
  if (county?.provenance !== 'simulated') return null;
  const ctx: Context = { store, clock, requestId: null, actor: { accountId: null, username: 'console', role: 'sysadmin', districtIds: [] } };
  const devices = await equipCounty(ctx, county.id), tracks = countyTracksInThread(dataFolder);
  const stop = replayTracks(ctx, devices, { intake, tracks, onFault });
  const dutyAt: DutyTeller = async (untilAt, fromAt) => {
    const duty = await tracks.dutyAt(untilAt, fromAt);
    await tracks.rest();
    return duty;
  };
  const stopDuty = keepDutyGoing(dutyGoingOn(ctx, { datasetId: county.id, dutyAt }), onFault);
  signal.addEventListener('abort', () => {
    stop();
    stopDuty();
    void tracks.rest();
  }, { once: true });
  return {
    storePast: async (writing) => {
      await storeTracks(ctx, { datasetId: county.id, devices }, { intake, tracks, ...writing });
      await tracks.rest();
      writing.onProgress?.('巡查轨迹的到点');
      await settleTracks(ctx, { quietSince: clock.now(), makeWay: writing.makeWay });
    },
  };
}
