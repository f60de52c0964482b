import type { Locale } from './instant';

const groups: Record<Locale, Intl.NumberFormat> = { 'zh-CN': new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') };

/** A whole number with thousands separators. */
export const formatCount = (count: number, locale: Locale): string => groups[locale].format(count);

/** Square kilometres with enough digits to tell small districts apart: "0.042", "0.42", "12.3". */
export function formatSquareKilometres(squareMetres: number, locale: Locale): string {
  const squareKilometres = squareMetres / 1e6;
  const digits = squareKilometres < 0.1 ? 3 : squareKilometres < 10 ? 2 : 1;
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(squareKilometres);
}

/** A distance in whole metres below a kilometre, in kilometres with one decimal above: the figure and its unit apart. */
export function splitDistance(metres: number): { figure: string; unit: 'metres' | 'kilometres' } {
  return metres < 999.5 ? { figure: String(Math.round(metres)), unit: 'metres' } : { figure: (metres / 1_000).toFixed(1), unit: 'kilometres' };
}
