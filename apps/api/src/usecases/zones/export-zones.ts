import type { Endpoints, ParsedOf, ZoneView } from '@wuding/contract';
import { accept, zoneHoursText, type Result } from '@wuding/domain';
import type { MultiPolygon } from 'geojson';
import type { Context } from '../../context';
import { csvLine } from '../../ingest/csv-cell';
import { readZoneAreas } from '../../repositories/zones';
import { selectZones } from './select-zones';

type Query = ParsedOf<Endpoints['exportZones']>['query'];

/** The zones a question means as one file: CSV with BOM, or GeoJSON that `wuding import zones` takes back unchanged. */
export async function exportZones({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<{ text: string; media: string }>> {
  const selected = await selectZones(ctx, input);
  if (!selected.ok) return selected;
  const { dataset, zones } = selected.value;
  if (input.format === 'csv') return accept({ text: `\uFEFF${csvLine([...columns, 'areaSquareMetres', 'district'])}${zones.map(csvRow).join('')}`, media: 'text/csv; charset=utf-8' });
  const areas = await readZoneAreas(ctx.store.db, dataset.id);
  const features = zones.map((zone) => ({ type: 'Feature', geometry: areas.get(zone.id) as MultiPolygon, properties: Object.fromEntries(columns.map((column) => [column, valueOf(zone, column)])) }));
  return accept({ text: JSON.stringify({ type: 'FeatureCollection', name: dataset.name, provenance: dataset.provenance, features }), media: 'application/geo+json' });
}

const columns = ['code', 'name', 'kind', 'capacity', 'hours', 'eventCodes', 'basis', 'effectiveFrom', 'effectiveTo', 'market', 'bellBeforeMinutes', 'bellAfterMinutes'] as const;

function valueOf(zone: ZoneView, column: (typeof columns)[number]): string | number | null {
  if (column === 'hours') return zoneHoursText(zone.hours);
  if (column === 'eventCodes') return zone.eventCodes.join(' ');
  return zone[column];
}

const csvRow = (zone: ZoneView): string =>
  csvLine([...columns.map((column) => valueOf(zone, column) ?? ''), Math.round(zone.areaSquareMetres), zone.districtName ?? '']);
