import type { Endpoints, ParsedOf, PlayedTrack } from '@wuding/contract';
import type { Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import type { ExportedFeature } from '../../export/stream-geojson';
import type { Dataset } from '../../repositories/datasets';
import { inOneGroup } from '../coverage/street-words';
import { findDataset } from '../datasets/find-dataset';
import { exportList } from '../export/export-list';
import { clockTextIn, instantText } from '../instant-text';
import { playTracks } from './play-tracks';
import { natureOf } from './track-nature';

/** Positions farther apart in time are a gap: nobody knows the way between. @source fixtures/coverage.json, maxGapS */
const gapSeconds = 120;

type Point = PlayedTrack['points'][number];
interface Position { readonly track: PlayedTrack; readonly point: Point }

/** Ways as they are played, as a file: tables have a row a position, GPX and GeoJSON a track a unit that is broken where positions are. Noted as a look is, and as an export. */
export async function exportPlayedTracks({ ctx, input: { format, ...asked } }: { ctx: Context; input: ParsedOf<Endpoints['exportPlayedTracks']>['body'] }): Promise<Result<ExportFile>> {
  const dataset = await findDataset(ctx, asked.dataset);
  if (!dataset.ok) return dataset;
  const played = await playTracks({ ctx, input: asked, as: 'exported' });
  if (!played.ok) return played;
  const { tracks, from } = played.value, fromAt = Date.parse(from), { timeZone } = dataset.value;
  const list = { entity: 'track', title: '巡查轨迹', dataset: dataset.value, filter: { from: asked.from, to: asked.to, deviceIds: asked.deviceIds }, note: { reason: asked.reason } };
  const withPoints = tracks.filter(({ points }) => points.length > 0);
  if (format === 'gpx' || format === 'geojson') return exportList<PlayedTrack>(ctx, format, { ...list, rowCount: withPoints.length, groups: inOneGroup(withPoints), columns: [], feature: (track) => featureOf(track, dataset.value, fromAt) });
  const rows = withPoints.flatMap((track) => track.points.map((point): Position => ({ track, point })));
  const columns: CsvColumn<Position>[] = [
    { title: '班组 / 岗位', value: ({ track }) => track.placeName }, { title: '人员', value: ({ track }) => track.personName }, { title: '车辆 / 队伍', value: ({ track }) => track.bearer },
    { title: '时间', value: ({ point: [second] }) => clockTextIn(fromAt + second * 1_000, timeZone) }, { title: '经度', value: ({ point }) => point[1] }, { title: '纬度', value: ({ point }) => point[2] },
    { title: '数据性质', value: ({ track }) => natureOf(dataset.value, track) },
  ];
  return exportList(ctx, format, { ...list, rowCount: rows.length, groups: inOneGroup(rows), columns });
}

function featureOf({ deviceId, placeName, personName, bearer, isSimulated, points }: PlayedTrack, dataset: Dataset, fromAt: number): ExportedFeature {
  const pieces: Point[][] = [];
  for (const point of points) {
    const piece = pieces.at(-1), before = piece?.at(-1);
    if (piece === undefined || before === undefined || point[0] - before[0] > gapSeconds) pieces.push([point]);
    else piece.push(point);
  }
  return {
    id: deviceId, geometry: { type: 'MultiLineString', coordinates: pieces.map((piece) => piece.map(([, lng, lat]) => [lng, lat])) }, times: pieces.map((piece) => piece.map(([second]) => instantText(fromAt + second * 1_000))),
    properties: { 名称: [placeName, bearer ?? personName ?? ''].join(' ').trim(), 人员: personName, '车辆 / 队伍': bearer, 数据性质: natureOf(dataset, { isSimulated }) },
  };
}

