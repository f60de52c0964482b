import { openZone, type Window } from '@wuding/analytics';
import { accept, refuse, timeWindow, type Refusal, type Result } from '@wuding/domain';
import { parseInstant } from '../instant-text';

const dayMilliseconds = 86_400_000;
const defaultDays = 30;
/** Records lie between these; a window far outside them would leave what the store can say of instants. */
const earliestAt = Date.UTC(1990, 0, 1), latestAt = Date.UTC(2100, 0, 1);

/** The window asked for; open ends are so many days (30) that end with today in the dataset's zone. */
export function figureWindow(
  { from, to }: { from?: string | undefined; to?: string | undefined }, { nowAt, timeZone }: { nowAt: number; timeZone: string }, days = defaultDays,
): Result<Window, WindowRefusal> {
  const toAt = parseInstant(to) ?? endOfDay(nowAt, timeZone);
  return closedWindow(parseInstant(from) ?? toAt - days * dayMilliseconds, toAt);
}

type WindowRefusal = Refusal<'window-ends-before-it-begins' | 'time-implausible'>;

/** A window with both ends, half-open, within the years records can be of. */
export function closedWindow(fromAt: number, toAt: number): Result<Window, WindowRefusal> {
  const window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (fromAt < earliestAt) return refuse('time-implausible', { pointer: '/from' });
  if (toAt > latestAt) return refuse('time-implausible', { pointer: '/to' });
  return accept({ fromAt, toAt });
}

/** Midnight at the end of the local day of an instant, UTC milliseconds. */
function endOfDay(at: number, timeZone: string): number {
  const zone = openZone(timeZone);
  const epochAt = Date.UTC(2000, 0, 1);
  const { day } = zone.localHourAt(Math.floor((at - epochAt) / 1000));
  const localSeconds = (day + 1) * 86_400;
  const guess = localSeconds - zone.offsetSecondsAt(localSeconds);
  return epochAt + (localSeconds - zone.offsetSecondsAt(guess)) * 1000;
}

export const windowText = ({ fromAt, toAt }: Window): { from: string; to: string } => ({ from: new Date(fromAt).toISOString(), to: new Date(toAt).toISOString() });
