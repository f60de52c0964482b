import { civilDayOf, instantOfCivil } from '@wuding/domain';

/** How a shift is coloured: by the hour its net duty begins. */
export type ShiftBand = 'early' | 'middle' | 'late';

/** Minutes of the day at which a shift counts as 中 and as 晚. @source the design's three faces; a convention of this screen */
const middleFromMinute = 10 * 60, lateFromMinute = 16 * 60;

export function bandOf(startAt: number): ShiftBand {
  const minute = (startAt - instantOfCivil(civilDayOf(startAt), 0)) / 60_000;
  return minute < middleFromMinute ? 'early' : minute < lateFromMinute ? 'middle' : 'late';
}

/** A shift's name on a chip: without 班, at most two letters: 早班 → 早, 上学 → 上学. Words of other scripts keep four. */
export function shiftLetters(name: string): string {
  const bare = name.trim().replace(/班次?$/u, '') || name.trim();
  const isHan = /\p{Script=Han}/u.test(bare);
  return [...bare].slice(0, isHan ? 2 : 4).join('');
}

/**
 * A place's name on a chip, without its district, 机动 and 岗: 农贸市场北门岗 → 北门, 机动一组 → 一组. What is longer than the room
 * is cut to its first two letters: half a word is worse than its beginning.
 * @param room Chinese letters there is room for; others are half as wide
 */
export function placeLetters(name: string, districtName: string | null, room: number): string {
  let bare = name.trim();
  for (const part of [districtName ?? '', (districtName ?? '').replace(/(片区|市场|交易中心)$/u, ''), '机动']) {
    if (part.length > 1 && bare.startsWith(part) && bare.length > part.length) bare = bare.slice(part.length);
  }
  bare = bare.replace(/(守点|值守点|岗位|岗)$/u, '') || bare;
  const letters = [...bare];
  if (!/\p{Script=Han}/u.test(bare)) return letters.slice(0, room * 2).join('');
  return letters.length <= room ? bare : letters.slice(0, Math.min(2, room)).join('');
}
