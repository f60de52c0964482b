import type { Duty } from '../life/people/duty';
import { shifts } from '../life/people/shift';

/** People with a device in one shift: patrols first, then posts. @source the bureau's twelve on duty a shift */
const devicesPerShift = 12;

/** Everybody who carries a device on a day, in the order of the shifts. */
export function carriersOn(duties: readonly Duty[]): Duty[] {
  return shifts.flatMap(({ key }) => duties.filter(({ shift, arrived }) => shift === key && arrived !== null)
    .sort((a, b) => Number(a.kind === 'post') - Number(b.kind === 'post')).slice(0, devicesPerShift));
}
