import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { DatasetView, RateUnit, SurfaceAnswer } from '@wuding/contract';
import type { Side } from './analysis-intent';
import { cellsGeoJson, differenceGeoJson, surfaceGeoJson } from './export-files';
import { besides, differenceTable, ratesTable, surfaceTable, type ShownTable } from './shown-table';
import type { Analysis } from './use-analysis';

interface OnShow {
  readonly dataset: DatasetView;
  readonly analysis: Analysis;
  readonly surface: SurfaceAnswer | null;
  readonly unit: RateUnit;
  readonly side: Side;
}

/** What the map shows just now, as a table and as shapes: rates of a period, the change of two, or a surface. */
export function useShown(onShow: () => OnShow) {
  const { t } = useI18n();
  const rates = computed(() => (onShow().side === 'b' ? onShow().analysis.before.answer.value : onShow().analysis.rates.answer.value));
  const before = computed(() => onShow().analysis.before.answer.value);
  const comparison = computed(() => (onShow().side === 'difference' ? onShow().analysis.comparison.answer.value : null));

  const table = computed((): ShownTable | null => {
    const { dataset: { planeOrigin }, surface, unit, side } = onShow();
    if (planeOrigin === null) return null;
    const cell = t('analysis.places.place'), count = t('analysis.places.count'), place = { lng: t('analysis.export.lng'), lat: t('analysis.export.lat') };
    if (side === 'difference') return comparison.value === null ? null : differenceTable(comparison.value, { planeOrigin, head: { cell, now: t('analysis.side.a'), before: t('analysis.side.b'), z: 'z', q: 'q', ...place } });
    if (surface !== null) return surfaceTable(surface, { planeOrigin, head: { cell: t('workbench.surface.cell'), count, value: t('workbench.surface.unit'), ...place } });
    const setting = {
      planeOrigin, states: { known: t('analysis.export.known'), few: t('analysis.export.few'), unvisited: t('analysis.export.unvisited') },
      head: {
        cell, count, passes: t('analysis.places.passes'), hours: t('analysis.export.hours'), state: t('analysis.export.state'), rate: t(`analysis.unit.${unit}`),
        lower: t('analysis.export.lower'), upper: t('analysis.export.upper'), shrunk: t('analysis.export.shrunk'), ...place,
      },
    };
    if (side !== 'swipe') return rates.value === null ? null : ratesTable(rates.value, setting);
    return rates.value === null || before.value === null ? null : besides(t('workbench.swipe.period'), [[t('analysis.side.a'), ratesTable(rates.value, setting)], [t('analysis.side.b'), ratesTable(before.value, setting)]]);
  });
  /** @returns null where there is nothing to draw */
  function shapes(about: Readonly<Record<string, string | number | null>>): object | null {
    const { dataset: { planeOrigin }, surface, side } = onShow();
    if (planeOrigin === null) return null;
    const setting = { planeOrigin, about };
    if (side === 'difference') return comparison.value === null ? null : differenceGeoJson(comparison.value, setting);
    if (surface !== null) return surfaceGeoJson(surface, setting);
    if (rates.value === null || (side === 'swipe' && before.value === null)) return null;
    const now = cellsGeoJson(rates.value, setting);
    if (side !== 'swipe' || before.value === null) return now;
    const named = (period: string, { features }: typeof now): object[] => features.map((feature) => ({ ...feature, properties: { period, ...feature.properties } }));
    return { ...now, features: [...named('a', now), ...named('b', cellsGeoJson(before.value, setting))] };
  }
  const asOfChange = computed(() => onShow().surface?.asOfChange ?? comparison.value?.asOfChange ?? rates.value?.asOfChange ?? 0);
  return { table, shapes, asOfChange };
}
