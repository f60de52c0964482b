import { figureUnits, type AlarmKind, type FigureUnit } from '@wuding/domain';
import type { PlacedScene, SceneFigure } from '@wuding/catalog';
import type { WallSections } from '@wuding/contract';
import type { Locale } from '../format/instant';

/** A figure of the strip before it has words: what it is worth, and what it rests on. */
export interface FigureValue {
  /** Null = no data, which is not zero. */
  readonly value: number | null;
  readonly unit: FigureUnit;
  readonly digits: 0 | 1;
  /** Key of its words below `screen.figure`, or of an indicator its own label. */
  readonly label: { readonly key: string } | { readonly text: string; readonly period: string };
  /** Key of its note below `screen.note` with what stands in it; null = none. */
  readonly note: { readonly key: string; readonly values: Readonly<Record<string, number | string>> } | null;
  /** Whether something is short that the alarms name. */
  readonly isWrong: boolean;
}

/** Alarms that say somebody is missing from a post. */
const ofPosts: ReadonlySet<AlarmKind> = new Set(['post-empty', 'vacant', 'away', 'late', 'left-early']);

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** @returns null for an indicator that the server does not know: the strip says so */
export function valueOf(figure: SceneFigure, sections: WallSections, { scene, locale }: { scene: Pick<PlacedScene, 'districtId'>; locale: Locale }): FigureValue | null {
  if (figure.source === 'indicator') return indicatorValue(`${figure.id}/${figure.period}/${scene.districtId ?? ''}`, figure.period, { sections, locale });
  const label = { key: figure.id }, { districtId } = scene, district = sections.districts.find(({ id }) => id === districtId);
  const base = { label, digits: 0, isWrong: false } as const;
  switch (figure.id) {
    case 'on-post': {
      const posts = sections.posts.filter((post) => districtId === null || post.districtId === districtId), sum = (of: 'presentCount' | 'dueCount'): number => posts.reduce((total, post) => total + post[of], 0);
      const present = sum('presentCount'), due = sum('dueCount');
      return { ...base, value: percent(present, due), unit: 'percent', note: { key: due === 0 ? 'nobodyDue' : 'onPost', values: { present, due } }, isWrong: present < due && sections.alarms.some((alarm) => ofPosts.has(alarm.kind) && (districtId === null || alarm.districtId === districtId)) };
    }
    case 'main-coverage': {
      if (sections.coverage === null) return { ...base, value: null, unit: 'percent', note: { key: 'beingWritten', values: {} } };
      const main = sections.coverage.byClass.find(({ controlClass }) => controlClass === 'main');
      return { ...base, value: main?.ratio == null ? null : 100 * main.ratio, unit: 'percent', note: main === undefined ? null : { key: 'segments', values: { visited: main.visitedCount, all: main.segmentCount } } };
    }
    case 'incidents-today': {
      if (districtId !== null && district === undefined) return { ...base, value: null, unit: 'cases', note: null };
      const { count, usual } = district === undefined ? sections.today : { count: district.todayCount, usual: district.usual };
      const note: FigureValue['note'] = district === undefined && sections.today.count > 0 ? { key: 'closedOf', values: { closed: sections.today.closedCount, open: count - sections.today.closedCount } } : usual === null ? null : { key: 'usual', values: { mean: usual.mean.toFixed(1) } };
      return { ...base, value: count, unit: 'cases', note };
    }
    case 'incidents-open': return { ...base, value: districtId === null ? sections.today.openCount : district?.openCount ?? null, unit: 'cases', note: { key: 'notClosed', values: {} } };
    case 'team-today': {
      if (district === undefined) return { ...base, value: null, unit: 'people', note: null };
      const { rosteredCount, certifiedCount, vehicleCount } = district.team, isRostered = rosteredCount > 0;
      return { ...base, value: isRostered ? rosteredCount : null, unit: 'people', note: isRostered ? { key: 'team', values: { certified: certifiedCount, vehicles: vehicleCount } } : { key: 'noRoster', values: {} } };
    }
    case 'incidents-ahead': {
      const { forecast } = sections, ahead = districtId === null ? forecast : forecast?.districts.find((one) => one.districtId === districtId) ?? null;
      return ahead === null ? { ...base, value: null, unit: 'cases', note: { key: 'tooLittle', values: {} } } : { ...base, digits: 1, value: ahead.value, unit: 'cases', note: { key: 'limits', values: { lower: ahead.lower, upper: ahead.upper } } };
    }
    case 'units-moving': {
      const units = sections.units.filter((unit) => districtId === null || unit.districtId === districtId), count = (state: string): number => units.filter((unit) => unit.state === state).length;
      return { ...base, value: units.length === 0 ? null : count('moving'), unit: 'pairs', note: { key: units.length === 0 ? 'noUnits' : 'units', values: { all: units.length, still: count('still'), silent: count('silent') } } };
    }
  }
}

function indicatorValue(key: string, period: string, { sections, locale }: { sections: WallSections; locale: Locale }): FigureValue | null {
  const found = sections.figures.find((one) => one.key === key);
  if (found === undefined) return null;
  const { label, unit, value, numerator, denominator, suppressed } = found, isShare = unit === 'percent';
  // Shares of duty are counted in minutes and read in hours.
  const isOfMinutes = key.startsWith('duty-post-attendance/'), part = isOfMinutes ? 60 : 1;
  const note: FigureValue['note'] = suppressed !== null ? { key: suppressed, values: {} } : denominator === null || !isShare ? null : { key: isOfMinutes ? 'hoursOf' : 'share', values: { numerator: Math.round(numerator / part), denominator: Math.round(denominator / part) } };
  return { value, unit, digits: isShare && value !== null && value < 10 ? 1 : 0, label: { text: label[locale === 'en' ? 'en' : 'zh'], period }, note, isWrong: false };
}

export const unitText = (unit: FigureUnit, locale: Locale): string => figureUnits[unit][locale === 'en' ? 'en' : 'zh'];
