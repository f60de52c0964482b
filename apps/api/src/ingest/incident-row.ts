import { createHash } from 'node:crypto';
import {
  handlingModes, incidentOutcomes, incidentSources, initialClosing, type HandlingMode, type IncidentOutcome, type IncidentSource,
} from '@wuding/domain';
import type { ImportedIncident } from '../repositories/import-incidents';
import type { FieldSpec } from './columns';
import { readPosition } from './read-position';
import type { SourceRecord } from './record';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';
import { wordsFor } from './words';

/** Fields of incidents and the columns that serve them; the first lists are this product's own, then those of city open data. */
export const incidentFields: readonly FieldSpec[] = [
  { field: 'code', aliases: ['code', 'case_id', '编号', '案卷编号', '案件编号', '事件编号', '任务号', 'case_enquiry_id', 'unique_key', 'sr_number',
    'service_request_id', 'request_id', 'caseid', 'id', '序号'] },
  { field: 'at', aliases: ['at', 'occurred_at', 'opened_local', '发生时间', '上报时间', '登记时间', '立案时间', 'time', '时间', 'open_dt', 'opened',
    'created_date', 'requested_datetime', 'created_at', 'date', '日期'] },
  { field: 'closedAt', aliases: ['closedAt', 'closed_local', '结案时间', '办结时间', '处置时间', 'closed_dt', 'closed_date', 'closed'] },
  { field: 'category', aliases: ['category', '类别', '小类', '事件类别', '问题类型', '事件代码', 'event_code', 'type', 'sr_type', 'complaint_type',
    'case_title', 'service_name', '类型'] },
  { field: 'lng', aliases: ['lng', 'lon', 'long', 'longitude', '经度', 'x'] },
  { field: 'lat', aliases: ['lat', 'latitude', '纬度', 'y'] },
  { field: 'text', aliases: ['text', 'description', '描述', '问题描述', '事件描述', '内容', '备注', 'descriptor', 'notes', 'street', 'location',
    'address', '地址', '位置'] },
  { field: 'source', aliases: ['source', '来源', '问题来源', '上报来源', 'origin', 'open_data_channel_type', 'channel'] },
  { field: 'handlingMode', aliases: ['handlingMode', '处置方式'] },
  { field: 'outcome', aliases: ['outcome', '处置结果'] },
];

const sourceWords = wordsFor<IncidentSource>(incidentSources, {
  patrol: ['巡查', '巡查发现', '机动巡查', '队员上报', '采集员上报', 'city worker app', 'employee generated'],
  post: ['守点', '定点盯守', '岗位'],
  complaint: ['投诉', '信访', '来信来访', 'twitter'],
  hotline: ['热线', '12345', '12319', '电话', '电话举报', '热线举报', 'constituent call', 'phone', 'phone call'],
  camera: ['监控', '视频', '视频监控', '智能识别'],
  'self-report': ['自助上报', '公众上报', '市民上报', '随手拍', '小程序', 'citizens connect app', 'self service', 'mobile', 'online', 'web', 'internet',
    'mobile device', 'mobile/open311'],
  other: ['其他', '其它', 'unknown', 'maximo integration'],
});
const modeWords = wordsFor<HandlingMode>(handlingModes, {
  'on-the-spot': ['现场处置', '现场自行处置', '自行处置'], dispatched: ['派遣', '派遣处置', '转办'], none: ['无'],
});
const outcomeWords = wordsFor<IncidentOutcome>(incidentOutcomes, {
  advice: ['劝导', '劝离', '教育'], warning: ['警告', '书面告诫'], penalty: ['处罚', '罚款'], corrected: ['已整改', '整改'], cleared: ['已清理', '清理', '清除'],
  'not-found': ['未发现', '到点无违规'], none: ['无'],
});

/**
 * An incident from a row. `codeOf` gives the event code of a category text, null where the code set has none.
 * A source nobody listed counts as `other`: cities name theirs freely, and nothing rests on it.
 */
export function readIncident(
  record: SourceRecord, settings: RowSettings, codeOf: (category: string) => string | null,
): RowVerdict<ImportedIncident> {
  const reader = new RowReader(record, settings);
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const code = reader.text('code', 64);
  const at = reader.instant('at', { isRequired: true });
  const closed = reader.instant('closedAt');
  const category = readCategory(reader, codeOf);
  const position = readPosition(reader);
  const closedAt = closed === null || at === null ? null : readClosing(reader, at.at, closed);
  const occurredAt = at?.at ?? 0;
  const handlingMode = reader.choice('handlingMode', { words: modeWords, unknown: 'unknown-value', fallback: 'none' }) ?? 'none';
  const outcome = reader.choice('outcome', { words: outcomeWords, unknown: 'unknown-value', fallback: 'none' }) ?? 'none';
  const content = {
    category, position, occurredAt, ...initialClosing({ occurredAt, closedAt, handlingMode, outcome }), handlingMode, outcome,
    source: sourceWords.get(reader.text('source', 200).toLowerCase()) ?? ('other' as const),
    description: reader.text('text', 4_000),
  };
  const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return reader.verdict({ row: record.row, code: code === '' ? null : code, ...content, contentHash, isRepaired: reader.repairs.size > 0 });
}

function readCategory(reader: RowReader, codeOf: (category: string) => string | null): string {
  const category = reader.requiredText('category', 64);
  const code = category === '' ? '' : codeOf(category);
  if (code === null) reader.fail('category', 'unknown-category', category);
  return code ?? '';
}

/** Two devices' clocks differ by this much without anybody noticing. */
const clockDisagreementMilliseconds = 120_000;

/**
 * When the incident closed. Of a time the wall clock showed twice it is the later reading where the earlier would precede the
 * opening; a closing a moment before the opening is the opening (an incident settled on the spot, timed by two clocks).
 */
function readClosing(reader: RowReader, openedAt: number, closed: { at: number; laterAt?: number }): number {
  const closedAt = closed.at < openedAt && closed.laterAt !== undefined ? closed.laterAt : closed.at;
  if (closedAt >= openedAt) return closedAt;
  if (openedAt - closedAt <= clockDisagreementMilliseconds) reader.repairs.add('closing-moved-to-opening');
  else reader.fail('closedAt', 'closed-before-opened', reader.scalar('closedAt'));
  return openedAt;
}
