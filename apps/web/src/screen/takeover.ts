import { alarmTakeover } from '@wuding/catalog';
import type { WallSections } from '@wuding/contract';

export type WallAlarm = WallSections['alarms'][number];

/** An alarm that has the whole screen, and for how much longer. */
export interface Takeover {
  readonly alarm: WallAlarm;
  readonly secondsLeft: number;
}

/**
 * The alarm that has the screen now: the last one grave enough that interrupted, or was raised a step, less than a stated time ago. It goes when its time is over, when somebody
 * answers for it (then it stands on the wall no more), or when somebody at the screen has looked away from it.
 * @param now server time, UTC milliseconds; @param dismissed keys somebody at this screen has looked away from
 */
export function takeoverOf(alarms: readonly WallAlarm[], now: number, dismissed: ReadonlySet<string>): Takeover | null {
  const { severity, seconds } = alarmTakeover;
  const [last] = alarms.flatMap((alarm) => {
    const secondsLeft = alarm.toldAt === null ? 0 : Math.ceil(seconds - (now - Date.parse(alarm.toldAt)) / 1_000);
    // Told in the future: the clock was set back since, and nobody knows how long ago it was.
    const isOurs = secondsLeft > 0 && secondsLeft <= 2 * seconds;
    return alarm.severity === severity && isOurs && !dismissed.has(alarm.key) ? [{ alarm, secondsLeft: Math.min(seconds, secondsLeft) }] : [];
  }).sort((a, b) => b.secondsLeft - a.secondsLeft);
  return last ?? null;
}
