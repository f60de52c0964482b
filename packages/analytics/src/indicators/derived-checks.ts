import type { FigureUnit, Words } from '@wuding/domain';

/** A figure derived from others of the yearly report, which a reader can check by hand. */
export interface DerivedCheck {
  readonly id: string;
  readonly label: Words;
  readonly unit: FigureUnit;
  /** How operands combine, as printed: their values are put in the place of their ids. */
  readonly formula: string;
  readonly operands: readonly string[];
  readonly caution?: Words;
  compute(values: readonly number[]): number;
}

const notAllOccupation: Words = {
  zh: '上限：60 份和 7 起不全是占道经营，8543 余次也可能多次记同一人。',
  en: 'An upper bound: not all notices and cases are road occupation, and one vendor may be counted many times.',
};
const mixedUnits: Words = { zh: '单位不同（家、份、户、件），只作件数参考，不是一个统计口径。', en: 'Units differ (firms, documents, shops, matters): a rough number of filings, not one statistic.' };
const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const divide = ([a = 0, b = 0]: readonly number[]): number => a / b;
const percentOf = (values: readonly number[]): number => divide(values) * 100;
const subtract = ([a = 0, b = 0]: readonly number[]): number => a - b;

/** Most of the 辅助人员 worked the whole year: nobody wrote down who came when. */
const perAuxiliary: Words = { zh: '设 39 名辅助人员全年在岗。', en: 'Taking all 39 auxiliaries as present all year.' };

/**
 * The derived checks of the yearly figures.
 * @source derived from the bureau's 2023 summary; two officers per penalty: 行政处罚法 art. 42
 */
export const derivedChecks: readonly DerivedCheck[] = [
  { id: 'chk-vacancy', label: { zh: '空编', en: 'Vacant posts' }, unit: 'people', formula: 'org-03 − org-04', operands: ['org-03', 'org-04'], compute: subtract },
  { id: 'chk-staff', label: { zh: '在岗人员与辅助人员', en: 'Staff and auxiliaries' }, unit: 'people', formula: 'org-04 + org-05', operands: ['org-04', 'org-05'], compute: add },
  { id: 'chk-auxiliaries-per-staff', label: { zh: '每名在岗人员对应辅助人员', en: 'Auxiliaries per member of staff' }, unit: 'people-per-person', formula: 'org-05 ÷ org-04', operands: ['org-05', 'org-04'], compute: divide },
  {
    id: 'chk-uncertified', label: { zh: '在岗而无执法证（至少）', en: 'Staff without certificate (at least)' }, unit: 'people', formula: 'org-04 − trn-03', operands: ['org-04', 'trn-03'], compute: subtract,
    caution: { zh: '两个数是否同一批人，文件没有说。', en: 'The document does not say whether both count the same people.' },
  },
  {
    id: 'chk-penalty-pairs', label: { zh: '可同时办处罚的执法组（至多）', en: 'Penalty teams at one time (at most)' }, unit: 'pairs', formula: '⌊trn-03 ÷ 2⌋', operands: ['trn-03'], compute: ([certified = 0]) => Math.floor(certified / 2),
    caution: { zh: '处罚须两名以上执法人员（行政处罚法第四十二条）；轮班、请假后更少。', en: 'A penalty takes at least two certified officers (art. 42); shifts and leave make it fewer.' },
  },
  { id: 'chk-filings', label: { zh: '备案合计', en: 'Filings' }, unit: 'mixed', formula: 'per-01 + per-02 + per-03', operands: ['per-01', 'per-02', 'per-03'], compute: add, caution: mixedUnits },
  { id: 'chk-approvals', label: { zh: '审批合计', en: 'Permits' }, unit: 'matters', formula: 'per-04 + per-05', operands: ['per-04', 'per-05'], compute: add },
  { id: 'chk-window', label: { zh: '窗口办理合计', en: 'Filings and permits' }, unit: 'mixed', formula: 'per-01 + per-02 + per-03 + per-04 + per-05', operands: ['per-01', 'per-02', 'per-03', 'per-04', 'per-05'], compute: add, caution: mixedUnits },
  { id: 'chk-notices', label: { zh: '责令改正 ÷ 占道经营', en: 'Notices ÷ road occupation' }, unit: 'percent', formula: 'enf-01 ÷ act-02', operands: ['enf-01', 'act-02'], compute: percentOf, caution: notAllOccupation },
  { id: 'chk-cases', label: { zh: '立案 ÷ 占道经营', en: 'Cases ÷ road occupation' }, unit: 'percent', formula: 'enf-02 ÷ act-02', operands: ['enf-02', 'act-02'], compute: percentOf, caution: notAllOccupation },
  { id: 'chk-per-auxiliary', label: { zh: '每名辅助人员占道经营次数', en: 'Road occupation per auxiliary' }, unit: 'times-per-person', formula: 'act-02 ÷ org-05', operands: ['act-02', 'org-05'], compute: divide, caution: perAuxiliary },
  { id: 'chk-attendance', label: { zh: '每场学习人次', en: 'Attendance per session' }, unit: 'attendances-per-session', formula: 'trn-02 ÷ trn-01', operands: ['trn-02', 'trn-01'], compute: divide },
];
