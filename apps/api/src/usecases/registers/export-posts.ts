import type { Endpoints, ParsedOf } from '@wuding/contract';
import { isAllowed, refuse, type PostState, type Result } from '@wuding/domain';
import type { Geometry } from 'geojson';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import { postCells, postHeadings, postValuesOf, type PostField } from '../../registers/post-cells';
import { findDistrictIds } from '../../repositories/districts';
import { listPosts, type PostRecord } from '../../repositories/posts';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { RegisterNames } from '../import/register-names';

type Query = ParsedOf<Endpoints['exportPosts']>['query'];

const stateWords: Readonly<Record<PostState, string>> = { draft: '草稿', published: '已发布', suspended: '停用', closed: '已撤销' };

/** Every post the same filter would list, as a file `wuding import posts` and the import page take back unchanged. */
export async function exportPosts({ ctx, input: { format, ...query } }: { ctx: Context; input: Query }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'post.export')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id;
  if (query.district !== undefined && (await findDistrictIds(db, datasetId, [query.district])).length === 0) return refuse('unknown-district', { pointer: '/district' });
  const names = await RegisterNames.of(db, datasetId);
  const filter = { datasetId, text: query.q || undefined, districtId: query.district, state: query.state, sort: query.sort };
  const { total } = await listPosts(db, { ...filter, limit: 1, after: null });
  const cells = (post: PostRecord) => postCells(post.code, postValuesOf(post.name, post.plan), names);
  const numbers: readonly PostField[] = ['personCount', 'certifiedCount', 'earlyArriveMinutes', 'lateLeaveMinutes', 'lng', 'lat', 'radiusMetres'];
  return exportList<PostRecord>(ctx, format, {
    entity: 'post', title: '守点', dataset: dataset.value, filter: query, rowCount: total,
    groups: readGroups(async (last, limit) => (await listPosts(db, { ...filter, limit, after: last === null ? null : [query.sort.endsWith('name') ? last.name : last.code, last.id] })).items, 500),
    columns: [
      ...Object.entries(postHeadings).map(([field, title]) => ({
        title, value: (post: PostRecord) => {
          const text = cells(post)[field as PostField];
          return numbers.includes(field as PostField) && text !== '' ? Number(text) : text;
        },
      })),
      { title: '状态', value: ({ state }) => stateWords[state] }, { title: '数据性质', value: () => provenanceWord(dataset.value) },
    ],
    feature: (post) => {
      const { lng: _lng, lat: _lat, line: _line, ...properties } = cells(post);
      return { id: post.id, geometry: post.plan.where.shape as Geometry | null, properties: { ...properties, state: post.state } };
    },
  });
}
