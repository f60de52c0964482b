import { figureUnits, type FigureQualifier, type FigureUnit, type Words } from '@wuding/domain';
import type { Locale } from '../format/instant';

/** A value as it is printed: the number, and the unit with its 余; English puts ≥ before the number. */
export interface FigureText {
  readonly figure: string;
  readonly unit: string;
}

/** Rates and shares have at most two decimals, counts none. */
export function figureText(value: number, { unit, qualifier }: { unit: FigureUnit; qualifier: FigureQualifier }, locale: Locale): FigureText {
  const figure = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { maximumFractionDigits: 2 }).format(value);
  const isAtLeast = qualifier === 'gte';
  const word = wordsIn(figureUnits[unit], locale);
  return locale === 'en' ? { figure: isAtLeast ? `≥ ${figure}` : figure, unit: word } : { figure, unit: isAtLeast ? `余${word}` : word };
}

/** The text of the reader's language. */
export const wordsIn = ({ zh, en }: Words, locale: Locale): string => (locale === 'en' ? en : zh);
