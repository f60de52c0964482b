import type { ControlClass } from '../road/control-class';
import type { UnitState } from '../patrol/unit-state';

/** Why a unit is not sent: not on duty now, no position of the last ten minutes, has a task, no vehicle, too few certificates, no way by road. */
export const unsuitableReasons = ['off-duty', 'no-fresh-position', 'tasked', 'no-vehicle', 'not-certified', 'no-road'] as const;
export type UnsuitableReason = (typeof unsuitableReasons)[number];

export interface UnitFacts {
  /** People of the unit whose duty runs now. */
  readonly crewCount: number;
  readonly certifiedCount: number;
  readonly state: UnitState;
  readonly mode: 'foot' | 'vehicle';
  readonly isTasked: boolean;
}

/** What is asked of the unit. */
export interface UnitNeed {
  /** A penalty needs two. @source 行政处罚法 第四十二条 */
  readonly certifiedCount: 0 | 1 | 2;
  readonly needsVehicle: boolean;
}

/** Every reason a unit cannot be sent for; empty = it can, if there is a way. */
export function unsuitableFor({ crewCount, certifiedCount, state, mode, isTasked }: UnitFacts, need: UnitNeed): UnsuitableReason[] {
  return [
    ...(crewCount === 0 ? ['off-duty' as const] : []), ...(state === 'silent' ? ['no-fresh-position' as const] : []), ...(isTasked ? ['tasked' as const] : []),
    ...(need.needsVehicle && mode !== 'vehicle' ? ['no-vehicle' as const] : []), ...(certifiedCount < need.certifiedCount ? ['not-certified' as const] : []),
  ];
}

/**
 * Metres a second. On foot the same everywhere.
 * @source on foot: Bohannon 1997 (Age and Ageing 26), comfortable gait of adults 1.3–1.5 m/s; by vehicle: assumed, 30, 25 and 12 km/h through a county town
 */
const walkingSpeed = 1.3, drivingSpeeds: Readonly<Record<ControlClass, number>> = { main: 30 / 3.6, secondary: 25 / 3.6, alley: 12 / 3.6 };
export const secondsPerMetre = (mode: 'foot' | 'vehicle', controlClass: ControlClass): number => 1 / (mode === 'foot' ? walkingSpeed : drivingSpeeds[controlClass]);
