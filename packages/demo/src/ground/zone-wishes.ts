import type { ZoneDayRule, ZoneHours, ZoneKind } from '@wuding/domain';

/** A strip of pavement along a street, as near as can be to a place and on its side of the street. */
export interface StripWish {
  readonly shape: 'strip';
  readonly near: string;
  /** Left out = the street nearest to the place. */
  readonly street?: string;
  readonly lengthMetres: number;
  /** From the kerb: negative into the street. */
  readonly fromKerbMetres: number;
  readonly depthMetres: number;
}
export interface DistrictsWish { readonly shape: 'districts'; readonly districts: readonly string[] }
export interface CircleWish { readonly shape: 'circle'; readonly near: string; readonly radiusMetres: number }

export interface ZoneWish {
  readonly code: string;
  readonly kind: ZoneKind;
  readonly name: string;
  readonly ground: StripWish | DistrictsWish | CircleWish;
  /** Stalls; null where that means nothing. */
  readonly capacity: number | null;
  readonly hours: readonly ZoneHours[];
  /** Event codes of bureau-2023 it concerns. */
  readonly eventCodes: readonly string[];
  readonly basis: string;
  readonly market?: string;
  /** Minutes before and after each bell of the place it lies at. */
  readonly aroundBellsMinutes?: number;
}

const allWeek = [0, 1, 2, 3, 4, 5, 6];
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const open = (from: string, to: string, days: ZoneDayRule = 'every-day', extra: Partial<ZoneHours> = {}): ZoneHours =>
  ({ weekdays: allWeek, days, fromMinute: clock(from), toMinute: clock(to), season: null, ...extra });
const strip = (near: string, lengthMetres: number, extra: Partial<StripWish> = {}): StripWish => ({ shape: 'strip', near, lengthMetres, fromKerbMetres: -5, depthMetres: 6, ...extra });

const vendingCodes = ['05-01', '05-04'];
const vendingBasis = '《XX县城区临时便民摊点设置方案》（模拟）';
const barbecueBasis = '大气污染防治法第八十一条第三款、第一百一十八条第三款；《XX县人民政府关于划定露天烧烤禁止区域和时段的通告》（模拟）';
const clearBasis = '城市道路管理条例第二十七条第一项';
const sensitiveBasis = '《XX县校园、医院周边环境整治方案》（模拟）';

const vending = (wish: Pick<ZoneWish, 'code' | 'name' | 'ground' | 'hours'> & { readonly capacity: number; readonly market?: string }): ZoneWish =>
  ({ ...wish, kind: 'permitted-vending', eventCodes: vendingCodes, basis: vendingBasis });
const sensitive = (code: string, near: string, radiusMetres: number, extra: Pick<ZoneWish, 'hours' | 'aroundBellsMinutes'>): ZoneWish =>
  ({ code, kind: 'sensitive', name: `${near}周边`, ground: { shape: 'circle', near, radiusMetres }, capacity: null, eventCodes: [...vendingCodes, '05-08', '05-10'], basis: sensitiveBasis, ...extra });

/** The county's areas with rules and hours. Where, when and by which notice is invented; the acts named are real. [simulated] */
export const zoneWishes: readonly ZoneWish[] = [
  {
    code: 'Z101', kind: 'barbecue-ban', name: '学校医院片区露天烧烤禁止区', ground: { shape: 'districts', districts: ['学校片区', '医院片区'] },
    capacity: null, hours: [], eventCodes: ['05-10'], basis: barbecueBasis,
  },
  {
    code: 'Z102', kind: 'barbecue-ban', name: '中心商圈夏秋夜间露天烧烤禁止区', ground: { shape: 'districts', districts: ['凯龙城', '黄龙玉交易中心'] },
    capacity: null, hours: [open('17:00', '26:00', 'every-day', { season: { from: '05-01', to: '10-31' } })], eventCodes: ['05-10'], basis: barbecueBasis,
  },
  vending({ code: 'Z201', name: '凯龙城规划夜市', ground: strip('凯龙城购物中心', 130, { street: '凯龙路' }), capacity: 60, hours: [open('18:00', '25:00')] }),
  vending({ code: 'Z202', name: '农贸市场便民区', ground: strip('县城农贸市场', 90), capacity: 40, market: '县城农贸市场', hours: [open('06:00', '10:30'), open('06:00', '15:00', 'market-days')] }),
  vending({ code: 'Z203', name: '东卡集市摊区', ground: strip('东卡集贸市场', 150), capacity: 80, market: '东卡集贸市场', hours: [open('06:30', '16:00', 'market-days')] }),
  vending({ code: 'Z204', name: '白塔路便民点', ground: strip('县第一中学', 60, { street: '白塔路' }), capacity: 16, hours: [open('11:30', '13:30', 'school-days'), open('16:30', '19:00', 'school-days')] }),
  vending({ code: 'Z205', name: '公租房便民摊点', ground: strip('幸福家园公租房', 50), capacity: 12, hours: [open('17:00', '20:30')] }),
  vending({ code: 'Z206', name: '医院果品限时点', ground: strip('县人民医院', 40), capacity: 8, hours: [open('08:00', '18:00')] }),
  vending({ code: 'Z207', name: '玉石地摊区', ground: strip('黄龙玉交易中心', 80), capacity: 50, hours: [open('09:00', '18:00', 'free-days'), open('09:00', '18:00', 'market-days')] }),
  vending({ code: 'Z208', name: '客运站便民点', ground: strip('县客运站', 40), capacity: 10, hours: [open('06:30', '20:00')] }),
  vending({
    code: 'Z209', name: '滨河路周末夜市', ground: strip('凯龙城公交站', 140, { street: '滨河路' }), capacity: 45,
    hours: [open('18:30', '24:30', 'every-day', { weekdays: [4, 5, 6], season: { from: '04-01', to: '10-31' } })],
  }),
  {
    code: 'Z301', kind: 'keep-clear', name: '凯龙城风雨廊', ground: strip('凯龙城购物中心', 180, { street: '凯龙路', fromKerbMetres: 2, depthMetres: 5 }),
    capacity: null, hours: [open('07:00', '22:00')], eventCodes: [...vendingCodes, '05-06', '05-07'], basis: clearBasis,
  },
  {
    code: 'Z302', kind: 'keep-clear', name: '县人民医院急诊通道', ground: strip('县人民医院', 90, { fromKerbMetres: -13, depthMetres: 7 }),
    capacity: null, hours: [], eventCodes: [...vendingCodes, '05-05', '05-06'], basis: clearBasis,
  },
  sensitive('Z401', '县第一中学', 100, { hours: [], aroundBellsMinutes: 30 }),
  sensitive('Z402', '县第二中学', 100, { hours: [], aroundBellsMinutes: 30 }),
  sensitive('Z403', '县实验小学', 100, { hours: [], aroundBellsMinutes: 30 }),
  sensitive('Z404', '城关幼儿园', 80, { hours: [], aroundBellsMinutes: 30 }),
  sensitive('Z405', '县人民医院', 100, { hours: [open('07:30', '21:00')] }),
  {
    code: 'Z501', kind: 'other', name: '南环路改造工地围挡区', ground: strip('南环路改造工地', 120, { fromKerbMetres: -4, depthMetres: 16 }),
    capacity: null, hours: [], eventCodes: ['03-01', '03-02'], basis: '大气污染防治法第六十九条',
  },
];
