import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { ExportFile } from '../../export/export-file';
import { streamCsv, type CsvColumn } from '../../export/stream-csv';
import { streamGeoJson, type ExportedFeature } from '../../export/stream-geojson';
import { dayTextIn } from '../instant-text';
import type { Dataset } from '../../repositories/datasets';
import { mutate } from '../mutate';

export interface ListExport<Row> {
  /** What the list is of, as the audit log names it. */
  readonly entity: string;
  /** What it is of in Chinese: the beginning of the file's name. */
  readonly title: string;
  readonly dataset: Dataset;
  /** The filter as it was asked: goes into the audit log and into the file. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** How many records match now. */
  readonly rowCount: number;
  readonly groups: AsyncIterable<readonly Row[]>;
  readonly columns: readonly CsvColumn<Row>[];
  /** A list without places has no GeoJSON. */
  readonly feature?: (row: Row) => ExportedFeature;
}

/** 模拟 or 真实: every exported record says which. */
export const provenanceWord = ({ provenance }: Dataset): string => (provenance === 'simulated' ? '模拟' : '真实');

/**
 * A list as a file. That it was taken out, by whom, under which filter and how many records is an audit entry, written
 * before the first record leaves. Whether the actor may is for the caller to decide.
 */
export async function exportList<Row>(ctx: Context, format: 'csv' | 'geojson', list: ListExport<Row>): Promise<Result<ExportFile>> {
  const { entity, title, dataset, filter, rowCount } = list;
  const noted = await mutate(ctx, async () => accept({
    value: null, audit: { action: 'export', entity, datasetId: dataset.id, itemCount: rowCount, detail: { format, filter } },
  }));
  if (!noted.ok) return noted;
  const name = `${title}_${dataset.name}_${provenanceWord(dataset)}_${dayTextIn(ctx.clock.now(), dataset.timeZone)}.${format}`;
  return accept(format === 'csv' || list.feature === undefined
    ? new ExportFile({ name, media: 'text/csv; charset=utf-8', rowCount, pieces: streamCsv(list.columns, list.groups) })
    : new ExportFile({ name, media: 'application/geo+json', rowCount, pieces: geoJsonOf(list, list.feature) }));
}

const geoJsonOf = <Row>({ title, dataset, filter, groups }: ListExport<Row>, feature: (row: Row) => ExportedFeature): AsyncIterable<string> =>
  streamGeoJson({ name: title, dataset: dataset.key, provenance: dataset.provenance, timeZone: dataset.timeZone, filter }, featuresOf(groups, feature));

async function* featuresOf<Row>(groups: AsyncIterable<readonly Row[]>, feature: (row: Row) => ExportedFeature): AsyncGenerator<ExportedFeature[]> {
  for await (const rows of groups) yield rows.map(feature);
}
