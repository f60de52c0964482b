import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { DatasetView, DistrictView } from '@wuding/contract';
import { formatCount } from '../format/quantity';
import { densestSpan } from '../slicing/rhythm';
import type { Slices } from '../slicing/slice-memo';
import type { Period } from '../slicing/use-period';
import { useAppearance } from '../stores/appearance';
import { useEventCodes } from '../stores/event-codes';
import { useView } from '../stores/view';
import type { BriefWords } from './brief-document';
import { changeSign, type Change } from './change-words';
import { clearShares } from '../ui/return-curve';
import { cellPlace } from './rate-picture';
import { testsOf } from './significant-cells';
import type { Analysis } from './use-analysis';

interface BriefSubject {
  readonly dataset: DatasetView;
  readonly districts: readonly DistrictView[];
  readonly slices: Slices | null;
  readonly period: Period | null;
  readonly analysis: Analysis;
}

const shownCells = 5;
const discoveryRate = 0.05;

/** The brief of what is on show: how much and since when, when, where, how soon it is back, and what is not known. Only what was worked out is said. */
export function useBrief(subject: () => BriefSubject, words: { foot: () => string; caption: () => string }) {
  const { t } = useI18n();
  const view = useView();
  const appearance = useAppearance();
  const eventCodes = useEventCodes();
  const count = (n: number): string => formatCount(Math.round(n), appearance.locale);
  const fixed = (value: number): string => value.toFixed(value >= 100 ? 0 : 1);
  const percent = (share: number): string => `${Math.round(share * 100)}%`;

  function told(change: Change): string {
    const sign = changeSign(change);
    if (sign === null) return '';
    return 'percent' in sign ? `${t(`analysis.change.${sign.kind}`, { percent: sign.percent })}${t('analysis.interval', { lower: sign.lower, upper: sign.upper ?? '∞' })}` : t(`analysis.change.${sign.kind}`);
  }
  const place = (): string => {
    const names = subject().districts.filter(({ id }) => view.districts.includes(id)).map(({ name }) => name);
    return names.length === 0 ? subject().dataset.name : names.join(t('list.comma'));
  };
  function overall(): string[] {
    const { comparison, rates } = subject().analysis, now = rates.answer.value, change = comparison.answer.value;
    if (now === null) return [t('workbench.brief.unknown')];
    return [
      t('workbench.brief.total', { n: count(now.total), passes: count(now.passes), unlocated: count(now.unlocated) }),
      ...(change === null ? [] : [t('workbench.brief.change', { total: told(change.total) })]),
      ...(change?.rate.before == null ? [] : [t('workbench.brief.rate', { now: change.rate.now.toFixed(1), before: change.rate.before.toFixed(1), rate: told(change.rate) })]),
    ];
  }
  function when(): string[] {
    const clock = subject().slices?.rhythm.hourOfWeek ?? [], span = densestSpan(clock), total = clock.reduce((sum, n) => sum + n, 0);
    return span === null ? [t('rhythm.nothing')] : [`${t('rhythm.densest', { weekday: t(`weekday.short.${span.weekday}`), from: span.fromHour, to: span.toHour, n: count(span.count), percent: ((span.count / total) * 100).toFixed(1), total: count(total) })}${t('workbench.brief.stop')}`];
  }
  function back(): string[] {
    const clock = subject().analysis.clock.answer.value;
    if (clock === null) return [t('workbench.brief.unknown')];
    const shares = clearShares(clock.occupancy);
    const known = [30, 60, 120].flatMap((lag) => {
      const one = shares.find((share) => share.lag === lag);
      return one === undefined ? [] : [t('workbench.brief.clear', { lag, value: percent(one.clear), lower: percent(one.low), upper: percent(one.high) })];
    });
    return [
      t('analysis.clock.unit', { n: count(clock.departureCount) }), t('workbench.brief.colon'), known.length === 0 ? t('analysis.unknown') : known.join(t('list.comma')), t('workbench.brief.stop'),
      ...(clock.departureCount === 0 ? [] : [t('analysis.clock.unseen', { n: count(clock.unseenCount), percent: percent(clock.unseenCount / clock.departureCount) })]),
    ];
  }
  function hotTable(): BriefWords['table'] {
    const { dataset, analysis: { rates, significance } } = subject(), now = rates.answer.value, tested = significance.answer.value;
    const tests = new Map((tested === null || now === null || tested.ground?.columns !== now.ground?.columns ? [] : testsOf(tested, now.unit)).map((one) => [one.index, one]));
    const cells = (now?.cells ?? []).filter(({ state, rate }) => state === 'known' && rate !== null).sort((a, b) => (b.shrunk ?? 0) - (a.shrunk ?? 0)).slice(0, shownCells);
    return {
      heading: t('workbench.brief.where', { n: cells.length }),
      head: [t('workbench.brief.position'), t('analysis.places.count'), t('analysis.places.passes'), now === null ? '' : t(`analysis.unit.short.${now.unit}`), t('analysis.places.verdict')],
      rows: now?.ground == null || dataset.planeOrigin === null ? [] : cells.map((cell) => {
        const test = tests.get(cell.index), { middle: [lng, lat] } = cellPlace(cell.index, now.ground!, dataset.planeOrigin!);
        const verdict = test === undefined ? t('analysis.unknown') : test.q > discoveryRate ? t('analysis.places.chance') : test.z > 0 ? t('analysis.places.hot', { z: test.z.toFixed(1) }) : t('analysis.places.cold', { z: test.z.toFixed(1) });
        const { value, lower, upper } = cell.rate!;
        return [`${lng.toFixed(4)}°E ${lat.toFixed(4)}°N`, count(cell.count), count(cell.passes), `${fixed(value)}${t('analysis.interval', { lower: fixed(lower), upper: fixed(upper) })}`, verdict];
      }),
    };
  }
  function unknown(): string[] {
    const now = subject().analysis.rates.answer.value;
    const of = (state: 'few' | 'unvisited'): string => count(now?.cells.filter((cell) => cell.state === state).length ?? 0);
    return [t('workbench.brief.few', { few: of('few'), unvisited: of('unvisited') }), t('workbench.brief.caution')];
  }
  return computed((): BriefWords => {
    const { dataset, period } = subject();
    const categories = view.categories.map((key) => eventCodes.categoryName(dataset.key, key));
    return {
      title: t('workbench.brief.title', { place: place() }), about: [period === null ? '' : `${period.label}${t('workbench.brief.days', { n: period.dayCount })}`, categories.length === 0 ? t('workbench.brief.allCategories') : categories.join(t('list.comma')), t(`provenance.${dataset.provenance}`)].filter(Boolean).join(' · '),
      sections: [
        { heading: t('workbench.brief.overall'), sentences: overall() }, { heading: t('workbench.brief.when'), sentences: when() },
        { heading: t('workbench.brief.back'), sentences: back() }, { heading: t('workbench.brief.notKnown'), sentences: unknown() },
      ],
      table: hotTable(), caption: words.caption(), foot: words.foot(),
    };
  });
}
