import type { VehicleView } from '@wuding/contract';

/** What is being recorded: a vehicle, days it cannot be had, or the day it retires. */
export type VehicleAct = { kind: 'new' } | { kind: 'away' | 'retire'; vehicle: VehicleView };
