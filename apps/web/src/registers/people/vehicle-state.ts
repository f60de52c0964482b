import type { VehicleView } from '@wuding/contract';

/** Whether a vehicle cannot be had at an instant (UTC milliseconds); absences are half-open. */
export const awayNow = ({ absences }: Pick<VehicleView, 'absences'>, at: number): boolean =>
  absences.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to));
