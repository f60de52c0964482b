import { clockText } from '../zone/hours-text';
import { isSoundSpan } from './judge-post';
import type { PatternDay, PatternSpan } from './post';

const dayLetters = ['一', '二', '三', '四', '五', '六', '日'] as const;
const dayKindWords: Readonly<Record<PatternDay, string>> = { any: '', workday: '工作日', holiday: '节假日', 'market-day': '赶集日', 'school-day': '上学日' };
const dayKindOf = new Map(Object.entries(dayKindWords).filter(([, word]) => word !== '').map(([kind, word]) => [word, kind as PatternDay]));
dayKindOf.set('上课日', 'school-day').set('市场日', 'market-day');

/** The weekly pattern in one line, as files carry it: `早班 周一至周五 07:00-12:00; 赶集班 每天 赶集日 06:00-15:00; 夜班 周五、周六 22:00-30:00`. */
export const patternText = (spans: readonly PatternSpan[]): string => spans.map(({ name, weekdays, dayKind, startMinute, endMinute }) =>
  [name.replaceAll(/[\s;；]+/g, '_'), weekdaysText(weekdays), dayKindWords[dayKind], `${clockText(startMinute)}-${clockText(endMinute)}`].filter((word) => word !== '').join(' ')).join('; ');

/** 每天, 周一至周五, 周一、周三. @param weekdays 0 = Monday */
export function weekdaysText(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].toSorted((a, b) => a - b);
  if (days.length === 7) return '每天';
  const first = days[0] ?? 0, last = days.at(-1) ?? 0;
  if (days.length > 2 && last - first === days.length - 1) return `周${dayLetters[first]}至周${dayLetters[last]}`;
  return days.map((day) => `周${dayLetters[day]}`).join('、');
}

/** The pattern a line says; null when it cannot be read or a stretch ends before it begins. Empty text = no stretch. */
export function parsePattern(text: string): PatternSpan[] | null {
  const spans: PatternSpan[] = [];
  for (const part of text.split(/[;；\n]+/).map((one) => one.trim()).filter((one) => one !== '')) {
    const span = parseSpan(part);
    if (span === null) return null;
    spans.push(span);
  }
  return spans;
}

const timePattern = /^(\d{1,2})[:：](\d\d)\s*[-–—~至]\s*(\d{1,2})[:：](\d\d)$/;

function parseSpan(part: string): PatternSpan | null {
  const words = part.replaceAll(/\s*([-–—~])\s*/g, '$1').split(/\s+/);
  const [, fromHour, fromMinute, toHour, toMinute] = timePattern.exec(words.pop() ?? '') ?? [];
  if (fromHour === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59) return null;
  const dayKind = dayKindOf.get(words.at(-1) ?? '') ?? 'any';
  if (dayKind !== 'any') words.pop();
  const weekdays = parseWeekdays(words.at(-1) ?? '');
  if (weekdays !== null) words.pop();
  const name = words.join(' ') || '班';
  const span = {
    name, dayKind, weekdays: weekdays ?? [0, 1, 2, 3, 4, 5, 6], startMinute: Number(fromHour) * 60 + Number(fromMinute), endMinute: Number(toHour) * 60 + Number(toMinute),
  };
  return isSoundSpan(span) && name.length <= 32 ? span : null;
}

/** Days of the week a word names, in order; null when it names none. */
function parseWeekdays(word: string): number[] | null {
  if (word === '每天' || word === '每日') return [0, 1, 2, 3, 4, 5, 6];
  const indexOf = (letter: string): number => '一二三四五六日'.indexOf(letter.replace('天', '日'));
  const range = /^(?:周|星期)([一二三四五六日天])[至到-](?:周|星期)?([一二三四五六日天])$/.exec(word);
  if (range !== null) {
    const from = indexOf(range[1] ?? ''), to = indexOf(range[2] ?? '');
    return to < from ? null : Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  if (!/^(?:(?:周|星期)?[一二三四五六日天][、,，]?)+$/.test(word) || !/^(?:周|星期)/.test(word)) return null;
  return [...new Set([...word.replaceAll(/周|星期|[、,，]/g, '')].map(indexOf))].toSorted((a, b) => a - b);
}
