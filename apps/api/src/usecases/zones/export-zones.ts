import type { Endpoints, ParsedOf, ZoneView } from '@wuding/contract';
import { isAllowed, refuse, zoneHoursText, zoneKindWords, type Result } from '@wuding/domain';
import type { MultiPolygon } from 'geojson';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import { readZoneAreas } from '../../repositories/zones';
import { exportList, provenanceWord } from '../export/export-list';
import { selectZones } from './select-zones';

type Query = ParsedOf<Endpoints['exportZones']>['query'];
type ZoneWithArea = ZoneView & { readonly geometry: MultiPolygon | null };

/** Every zone the same filter would list, in the same order, as a file; as GeoJSON with its area, which `wuding import zones` takes back unchanged. */
export async function exportZones({ ctx, input: { format, ...query } }: { ctx: Context; input: Query }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'zone.export')) return refuse('not-allowed');
  const selected = await selectZones(ctx, query);
  if (!selected.ok) return selected;
  const { dataset, zones } = selected.value;
  const areas = format === 'geojson' ? await readZoneAreas(ctx.store.db, dataset.id) : new Map<number, MultiPolygon>();
  return exportList<ZoneWithArea>(ctx, format, {
    entity: 'zone', title: '区域', dataset, filter: query, rowCount: zones.length, groups: inOneGroup(zones.map((zone) => ({ ...zone, geometry: areas.get(zone.id) ?? null }))),
    columns: columnsFor(provenanceWord(dataset)), feature: (zone) => ({ id: zone.id, geometry: zone.geometry, properties: propertiesOf(zone) }),
  });
}

async function* inOneGroup(zones: readonly ZoneWithArea[]): AsyncGenerator<readonly ZoneWithArea[]> {
  yield await Promise.resolve(zones);
}

const propertiesOf = ({ code, name, kind, capacity, hours, eventCodes, basis, effectiveFrom, effectiveTo, market, bellBeforeMinutes, bellAfterMinutes }: ZoneView) =>
  ({ code, name, kind, capacity, hours: zoneHoursText(hours), eventCodes: eventCodes.join(' '), basis, effectiveFrom, effectiveTo, market, bellBeforeMinutes, bellAfterMinutes });

const columnsFor = (provenance: string): CsvColumn<ZoneView>[] => [
  { title: '编号', value: ({ code }) => code },
  { title: '名称', value: ({ name }) => name },
  { title: '类型', value: ({ kind }) => zoneKindWords[kind] },
  { title: '片区', value: ({ districtName }) => districtName },
  { title: '摊位数', value: ({ capacity }) => capacity },
  { title: '时段', value: ({ hours }) => zoneHoursText(hours) },
  { title: '集市', value: ({ market }) => market },
  { title: '事件代码', value: ({ eventCodes }) => eventCodes.join(' ') },
  { title: '依据', value: ({ basis }) => basis },
  { title: '生效', value: ({ effectiveFrom }) => effectiveFrom },
  { title: '失效', value: ({ effectiveTo }) => effectiveTo },
  { title: '面积（平方米）', value: ({ areaSquareMetres }) => Math.round(areaSquareMetres) },
  { title: '数据性质', value: () => provenance },
];
