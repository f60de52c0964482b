import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { CsvValue } from '../../export/csv-line';
import { ExportFile } from '../../export/export-file';
import { listWorkbook, workbookMedia } from '../../export/workbook';
import { streamCsv, type CsvColumn } from '../../export/stream-csv';
import { streamGpx } from '../../export/stream-gpx';
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
  /** What else the audit log should know: why whole phones are in it. */
  readonly note?: Readonly<Record<string, unknown>>;
  /** How many records match now. */
  readonly rowCount: number;
  readonly groups: AsyncIterable<readonly Row[]>;
  readonly columns: readonly CsvColumn<Row>[];
  /** A list without places has no GeoJSON. */
  readonly feature?: (row: Row) => ExportedFeature;
}

const gpxMedia = 'application/gpx+xml';

/** 模拟 or 真实: every exported record says which. */
export const provenanceWord = ({ provenance }: Dataset): string => (provenance === 'simulated' ? '模拟' : '真实');

/**
 * A list as a file. That it was taken out, by whom, under which filter and how many records is an audit entry, written
 * before the first record leaves. Whether the actor may is for the caller to decide.
 */
export async function exportList<Row>(ctx: Context, format: 'csv' | 'geojson' | 'xlsx' | 'gpx', list: ListExport<Row>): Promise<Result<ExportFile>> {
  const { entity, title, dataset, filter, rowCount } = list;
  const noted = await mutate(ctx, async () => accept({
    value: null, audit: { action: 'export', entity, datasetId: dataset.id, itemCount: rowCount, detail: { format, filter, ...list.note } },
  }));
  if (!noted.ok) return noted;
  const name = `${title}_${dataset.name}_${provenanceWord(dataset)}_${dayTextIn(ctx.clock.now(), dataset.timeZone)}.${format}`;
  if (format === 'xlsx') return accept(new ExportFile({ name, media: workbookMedia, rowCount, pieces: workbookOf(list) }));
  if (format === 'gpx' && list.feature !== undefined) return accept(new ExportFile({ name, media: gpxMedia, rowCount, pieces: streamGpx(`${title} ${dataset.name} ${provenanceWord(dataset)}`, featuresOf(list.groups, list.feature)) }));
  return accept(format === 'csv' || list.feature === undefined
    ? new ExportFile({ name, media: 'text/csv; charset=utf-8', rowCount, pieces: streamCsv(list.columns, list.groups) })
    : new ExportFile({ name, media: 'application/geo+json', rowCount, pieces: geoJsonOf(list, list.feature) }));
}

/** A workbook is whole or nothing: its directory stands at its end. */
async function* workbookOf<Row>({ title, columns, groups }: ListExport<Row>): AsyncGenerator<Uint8Array> {
  const rows: CsvValue[][] = [];
  for await (const group of groups) rows.push(...group.map((row) => columns.map(({ value }) => value(row))));
  const widthOf = (at: number): number => Math.min(40, Math.max(8, ...[columns[at]?.title ?? '', ...rows.slice(0, 200).map((cells) => String(cells[at] ?? ''))].map((text) => Math.max(...text.split('\n').map((line) => line.length * 1.6 + 2)))));
  yield await listWorkbook(title, columns.map((column, at) => ({ title: column.title, width: widthOf(at) })), rows);
}

const geoJsonOf = <Row>({ title, dataset, filter, groups }: ListExport<Row>, feature: (row: Row) => ExportedFeature): AsyncIterable<string> =>
  streamGeoJson({ name: title, dataset: dataset.key, provenance: dataset.provenance, timeZone: dataset.timeZone, filter }, featuresOf(groups, feature));

async function* featuresOf<Row>(groups: AsyncIterable<readonly Row[]>, feature: (row: Row) => ExportedFeature): AsyncGenerator<ExportedFeature[]> {
  for await (const rows of groups) yield rows.map(feature);
}
