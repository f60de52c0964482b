import { findBasemap } from '@wuding/catalog';
import type { DatasetView } from '@wuding/contract';
import type { Locale } from './intent';
import { mapWords } from './map-words';

/** Where base map and records come from, in a line: no map is shown without it. */
export function creditOf(dataset: Pick<DatasetView, 'provenance' | 'basemap'>, locale: Locale): string {
  const { zh, en } = findBasemap(dataset.basemap ?? '')?.credit ?? { zh: '', en: '' };
  const records = dataset.provenance === 'simulated' ? mapWords[locale].simulated : mapWords[locale].real;
  return [records, locale === 'en' ? en : zh].filter((part) => part !== '').join(' · ');
}
