import type { WallSections, WallUnitDelta } from '@wuding/contract';
import { roundPosition } from '@wuding/geo';
import type { LiveChange, LiveUnit, PatrolLive } from '../../live/patrol-live';
import { instantText } from '../instant-text';
import { toMove } from '../tracks/to-move';

/** Whose units a wall shows: the same for every screen of the bureau. */
export interface WallSight {
  readonly key: string;
  readonly datasetId: number;
}

/** As team and place: neither the person nor the plate. */
const toView = ({ deviceId, placeName, mode, state, districtId, at, lng, lat, isSimulated }: LiveUnit): WallSections['units'][number] => ({
  id: deviceId, label: placeName, mode, state, districtId, at: instantText(at), position: lng === null || lat === null ? null : [...roundPosition([lng, lat])], isSimulated,
});

/** Who is on duty and where. */
export async function readWallUnits(patrolLive: PatrolLive, { datasetId }: WallSight): Promise<WallSections['units']> {
  return (await patrolLive.snapshot()).units.filter((unit) => unit.datasetId === datasetId).map(toView);
}

/** The part of a change a wall shows; null = nothing of it. */
export function wallUnitDelta({ datasetId }: WallSight, { id, at, units, moved, gone }: LiveChange): WallUnitDelta | null {
  const isShown = (unit: LiveUnit): boolean => unit.datasetId === datasetId, told = units.filter(isShown), steps = moved.filter(isShown);
  if (told.length + steps.length + gone.length === 0) return null;
  return { id, at: instantText(at), units: told.map(toView), moved: steps.map((unit) => toMove(unit, at)), gone };
}
