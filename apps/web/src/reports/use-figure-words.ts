import type { FigureQualifier, FigureUnit, Words } from '@wuding/domain';
import { useAppearance } from '../stores/appearance';
import { figureText, wordsIn, type FigureText } from './figure-text';

/** Figures and their words in the reader's language. */
export function useFigureWords() {
  const appearance = useAppearance();
  const text = (value: number, unit: FigureUnit, qualifier: FigureQualifier = 'exact'): FigureText => figureText(value, { unit, qualifier }, appearance.locale);
  return {
    words: (both: Words): string => wordsIn(both, appearance.locale),
    text,
    /** Number and unit as one text, a thin space between. */
    line(value: number, unit: FigureUnit, qualifier: FigureQualifier = 'exact'): string {
      const { figure, unit: word } = text(value, unit, qualifier);
      return `${figure}\u2009${word}`;
    },
  };
}
