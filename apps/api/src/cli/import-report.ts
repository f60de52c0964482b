import { fileRefusals, repairReasons, rowReasons } from '../ingest/reason';
import type { ImportRefusal } from '../usecases/import/import-file';
import type { ImportSummary } from '../usecases/import/import-request';

const kindWords = { districts: '片区', roads: '道路', places: '场所', incidents: '事件', zones: '区域', posts: '守点', staff: '人员' } as const;
const shownRejections = 10;

/** What became of the file, for whoever imported it. */
export function summaryLines(summary: ImportSummary): string[] {
  const { rowCount, acceptedCount, updatedCount, rejectedCount, repairedCount, duplicateCount } = summary;
  const where = `数据集 ${summary.dataset}${summary.isNewDataset ? '（新建）' : ''}`;
  return [
    `${summary.isDryRun ? '试运行（未保存）：' : ''}${kindWords[summary.kind]} ${rowCount} 行，${where}`,
    `  接受 ${acceptedCount}${updatedCount > 0 ? `（其中更新 ${updatedCount}）` : ''}，拒绝 ${rejectedCount}，修复 ${repairedCount}，重复 ${duplicateCount}`,
    ...summary.remarks.map((remark) => `  ${remark}`),
    ...[...summary.repairs].map(([reason, count]) => `  修复：${repairReasons[reason]} ${count} 行`),
    ...[...summary.reasons].map(([reason, count]) => `  拒绝：${rowReasons[reason]} ${count} 处（${reason}）`),
    ...summary.samples.slice(0, shownRejections)
      .map(({ row, line, field, sentence }) => `    第 ${row} 行${lineWords(line)} ${field}：${sentence}`),
    ...(summary.samples.length > shownRejections ? ['    ……其余见 --errors 清单'] : []),
    ...(rejectedCount > 0 ? ['  行号从第一个数据行起算（不含表头）'] : []),
  ];
}

const lineWords = (line: number | null): string => (line === null ? '' : `（文件第 ${line} 行）`);

/** Why a file was refused, where, and how to go on. */
export function refusalLines({ code, data = {} }: ImportRefusal): string[] {
  const isSaid = (name: string, value: unknown): boolean => name !== 'rowCount' && value !== ''
    && !(Array.isArray(value) && value.length === 0);
  const facts = Object.entries(data).filter(([name, value]) => isSaid(name, value))
    .map(([name, value]) => `${factWords[name] ?? name} ${Array.isArray(value) ? value.join('、') : String(value)}`);
  const advice = adviceFor[code];
  return [`拒绝导入：${fileRefusals[code]}（${code}）`, ...facts.map((fact) => `  ${fact}`), ...(advice === undefined ? [] : [`  ${advice}`])];
}

const factWords: Readonly<Record<string, string>> = {
  path: '文件', row: '第几行', line: '文件行号', characterOffset: '字符位置', byteOffset: '字节位置', field: '字段', detail: '详情', missing: '缺少',
  unknownColumns: '没有的列', columns: '文件中的列', datum: '标注的坐标系', medianMetres: '按标注到最近道路的中位距离（米）',
  likelierDatum: '更可能的坐标系', likelierMedianMetres: '按此到最近道路的中位距离（米）', outOfReachPercent: '按标注离最近道路超过 50 米的比例（%）',
  likelierOutOfReachPercent: '按此超过 50 米的比例（%）', positionCount: '抽样点数', codeSet: '数据集现用代码集',
  wanted: '要求的代码集', crs: '声明的坐标参考系', medianLng: '经度中位数', medianLat: '纬度中位数', timeZone: '时区', format: '格式', name: '名称', code: '错误码',
};

const adviceFor: Readonly<Partial<Record<ImportRefusal['code'], string>>> = {
  'missing-columns': '请用 --map 字段=列名 指明；没有坐标的事件文件用 --map lng= --map lat=',
  'datum-suspect': '请用 --crs 改正坐标系；确认标注无误时加 --accept-datum',
  'datum-outside-china': '境外数据请用 --crs wgs84',
  'lng-lat-swapped': '请用 --map lng=纬度列 --map lat=经度列 对调，或改正文件',
  'code-set-differs': '请另建数据集（--dataset），或沿用现有代码集',
  'gzip-damaged': '请重新下载或重新压缩',
};
