import { patternText, type PatternSpan, type PostPlan, type PostShape, type PostTarget } from '@wuding/domain';

/** What a register file says of a post: its five parts laid out flat. Exceptions of the pattern and the baseline are not in it. */
export interface PostValues {
  readonly name: string;
  readonly primaryPersonId: number | null;
  readonly reliefPersonId: number | null;
  readonly personCount: number;
  readonly certifiedCount: 0 | 1 | 2;
  readonly needsVehicle: boolean;
  readonly pattern: readonly PatternSpan[];
  readonly earlyArriveMinutes: number;
  readonly lateLeaveMinutes: number;
  readonly shape: PostShape | null;
  readonly radiusMetres: number;
  readonly viewSide: 'both' | 'left' | 'right' | null;
  readonly districtId: number | null;
  readonly streetName: string;
  readonly eventCodes: readonly string[];
  readonly allowedStalls: string;
  readonly allowedZones: readonly string[];
  readonly checklist: readonly string[];
  readonly handover: readonly string[];
  readonly escalationContact: string;
  readonly targets: readonly PostTarget[];
  readonly reviewOn: string | null;
}

/** Field → heading of the register file, in the order of the five parts. */
export const postHeadings = {
  code: '编号', name: '名称', primary: '主岗', relief: '替岗', personCount: '人数', certifiedCount: '持证人数', needsVehicle: '用车', pattern: '时段',
  earlyArriveMinutes: '提前到岗分钟', lateLeaveMinutes: '延后撤岗分钟', lng: '经度', lat: '纬度', line: '走线', radiusMetres: '半径米', viewSide: '看护侧', district: '片区',
  streetName: '街道', eventCodes: '事件代码', allowedStalls: '允许摊点', allowedZones: '允许区域', checklist: '检查清单', handover: '交接事项', escalationContact: '上报联系人',
  targets: '目标', reviewOn: '评估日期',
} as const;
export type PostField = keyof typeof postHeadings;

export const viewSideWords = { both: '两侧', left: '左侧', right: '右侧' } as const;

/** Names the ids of a plan stand for. */
export interface PostNames {
  /** `R001 张三`. */
  person(id: number): string;
  district(id: number): string;
}

const listText = (items: readonly string[]): string => items.join(items.some((item) => /[;；]/.test(item)) ? '\n' : '；');

/** The items of a cell: by line, or else by semicolon. */
export const listItems = (text: string): string[] => text.split(text.includes('\n') ? /\n+/ : /[;；]/).map((item) => item.trim()).filter((item) => item !== '');

const degrees = (value: number): string => String(Math.round(value * 1e7) / 1e7);

function placeCells(shape: PostShape | null): Pick<Record<PostField, string>, 'lng' | 'lat' | 'line'> {
  if (shape === null) return { lng: '', lat: '', line: '' };
  if (shape.type === 'Point') return { lng: degrees(Number(shape.coordinates[0])), lat: degrees(Number(shape.coordinates[1])), line: '' };
  return { lng: '', lat: '', line: (shape.coordinates as readonly (readonly number[])[]).map(([lng = 0, lat = 0]) => `${degrees(lng)} ${degrees(lat)}`).join('; ') };
}

/** A post as the cells of a register file: what is exported, imported and compared. */
export const postCells = (code: string, values: PostValues, names: PostNames): Readonly<Record<PostField, string>> => ({
  code, name: values.name, primary: values.primaryPersonId === null ? '' : names.person(values.primaryPersonId), relief: values.reliefPersonId === null ? '' : names.person(values.reliefPersonId),
  personCount: String(values.personCount), certifiedCount: String(values.certifiedCount), needsVehicle: values.needsVehicle ? '是' : '否', pattern: patternText(values.pattern),
  earlyArriveMinutes: String(values.earlyArriveMinutes), lateLeaveMinutes: String(values.lateLeaveMinutes), ...placeCells(values.shape), radiusMetres: String(values.radiusMetres),
  viewSide: values.viewSide === null ? '' : viewSideWords[values.viewSide], district: values.districtId === null ? '' : names.district(values.districtId), streetName: values.streetName,
  eventCodes: values.eventCodes.join(' '), allowedStalls: values.allowedStalls, allowedZones: listText(values.allowedZones), checklist: listText(values.checklist), handover: listText(values.handover),
  escalationContact: values.escalationContact, targets: values.targets.map(({ indicatorId, target }) => `${indicatorId}=${target}`).join('; '), reviewOn: values.reviewOn ?? '',
});

export const postValuesOf = (name: string, { who, when, where, duty, effect }: PostPlan): PostValues => ({
  name, ...who, pattern: when.spans, earlyArriveMinutes: when.earlyArriveMinutes, lateLeaveMinutes: when.lateLeaveMinutes, ...where, ...duty, targets: effect.targets, reviewOn: effect.reviewOn,
});

/** The plan with the values of a file in it; what a file does not say stays. */
export const planWith = (plan: PostPlan, values: PostValues): PostPlan => ({
  who: { primaryPersonId: values.primaryPersonId, reliefPersonId: values.reliefPersonId, personCount: values.personCount, certifiedCount: values.certifiedCount, needsVehicle: values.needsVehicle },
  when: { spans: values.pattern, exceptions: plan.when.exceptions, earlyArriveMinutes: values.earlyArriveMinutes, lateLeaveMinutes: values.lateLeaveMinutes },
  where: { shape: values.shape, radiusMetres: values.radiusMetres, viewSide: values.viewSide, districtId: values.districtId, streetName: values.streetName },
  duty: {
    eventCodes: values.eventCodes, allowedStalls: values.allowedStalls, allowedZones: values.allowedZones, checklist: values.checklist, handover: values.handover,
    escalationContact: values.escalationContact,
  },
  effect: { targets: values.targets, reviewOn: values.reviewOn, baseline: plan.effect.baseline },
});
