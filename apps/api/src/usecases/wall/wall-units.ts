import type { WallSections } from '@wuding/contract';
import { roundPosition } from '@wuding/geo';
import { instantText } from '../instant-text';
import type { WallPlace } from './wall-sections';

/** Who is on duty and where, as team and place: neither the person nor the plate. */
export async function readWallUnits({ patrolLive, dataset }: Pick<WallPlace, 'patrolLive' | 'dataset'>): Promise<WallSections['units']> {
  const { units } = await patrolLive.snapshot();
  return units.filter(({ datasetId }) => datasetId === dataset.id).map(({ deviceId, placeName, mode, state, districtId, at, lng, lat, isSimulated }) => ({
    id: deviceId, label: placeName, mode, state, districtId, at: instantText(at), position: lng === null || lat === null ? null : [...roundPosition([lng, lat])], isSimulated,
  }));
}
