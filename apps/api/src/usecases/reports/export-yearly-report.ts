import type { Endpoints, ParsedOf, YearlyReport, YearlyRow } from '@wuding/contract';
import { figureMatchWords, figureHeadingWords, figureUnits, suppressionWords, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { ExportFile } from '../../export/export-file';
import type { CsvColumn } from '../../export/stream-csv';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { readYearlyReport } from './read-yearly-report';

type Query = ParsedOf<Endpoints['exportYearlyReport']>['query'];

/** The yearly figures as a table, frozen values where the year is frozen. Asking for it is an audit entry. */
export async function exportYearlyReport({ ctx, input: { format, ...query } }: { ctx: Context; input: Query }): Promise<Result<ExportFile>> {
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const report = await readYearlyReport({ ctx, input: query });
  if (!report.ok) return report;
  const { rows } = report.value;
  return exportList(ctx, format, {
    entity: 'yearly-report', title: `${query.year}年度数字`, dataset: dataset.value, filter: query, rowCount: rows.length, groups: oneGroup(rows),
    columns: columnsOf(report.value, provenanceWord(dataset.value)),
  });
}

function columnsOf({ frozen }: YearlyReport, provenance: string): CsvColumn<YearlyRow>[] {
  const state = frozen === null ? '未定稿' : `定稿第 ${frozen.edition} 版`;
  return [
    { title: '编号', value: ({ id }) => id },
    { title: '类别', value: ({ heading }) => figureHeadingWords[heading] },
    { title: '项目', value: ({ item }) => item.zh },
    { title: '单位', value: ({ unit }) => figureUnits[unit].zh },
    { title: '文件所载', value: ({ published }) => published?.on ?? published?.value ?? null },
    { title: '文件所载的余', value: ({ published }) => (published?.qualifier === 'gte' ? '余' : null) },
    { title: '本系统所算', value: ({ computed }) => computed?.value ?? null },
    { title: '本系统所算的余', value: ({ computed }) => (computed?.qualifier === 'gte' ? '余' : null) },
    { title: '分子', value: ({ computed }) => computed?.numerator ?? null },
    { title: '分母', value: ({ computed }) => computed?.denominator ?? null },
    { title: '没有值的原因', value: ({ computed }) => (computed === null ? '本系统尚无记录' : computed.suppressed === null ? null : suppressionWords[computed.suppressed]) },
    { title: '核对', value: ({ match }) => figureMatchWords[match] },
    { title: '出处', value: ({ published }) => published?.source ?? null },
    { title: '状态', value: () => state },
    { title: '数据性质', value: () => provenance },
  ];
}

async function* oneGroup(rows: readonly YearlyRow[]): AsyncGenerator<readonly YearlyRow[]> {
  yield rows;
}
