import type { ControlClass, PlaceKind } from '@wuding/domain';
import type { DistrictProfiles } from './districts';

/** What the seven districts are and how they are to be held. Grades and plans are invented. [simulated] */
export const districtProfiles: DistrictProfiles = {
  凯龙城: { grade: 'key', plan: '风雨廊和东门两侧定点守岗，早市 07:00 前、晚市 17:30 后错时巡查；餐饮外摆引导入内，外溢摊点引导到规划夜市。' },
  东卡: { grade: 'watch', plan: '清理积存垃圾和乱堆物料，集市日增派一组巡查；建筑垃圾偷倒点装提示牌，每周回头看一次。' },
  公租房: { grade: 'regular', plan: '小区出入口固定时段允许便民摊点，其余时段劝离；夜间烧烤和噪声由晚班巡查。' },
  黄龙玉交易中心: { grade: 'key', plan: '交易日 09:00–18:00 守住正门与停车场口，地摊引导到交易中心内场；占道广告牌当日清。' },
  农贸市场: { grade: 'key', plan: '集市日 06:30 提前到岗，北门、东门各一岗；店外经营先劝导后告诫，流动菜摊引导到市场内便民区。' },
  学校片区: { grade: 'key', plan: '上下学前后各半小时校门口 100 米内守点，其余时段机动巡查；小吃摊点引导到白塔路便民点。' },
  医院片区: { grade: 'regular', plan: '急诊通道随时畅通，门诊时段机动巡查；水果花篮摊点限时限位，乱停放联动交警。' },
};

export interface PlaceWish {
  readonly kind: PlaceKind;
  readonly name: string;
  /** District it belongs in; null = anywhere the other wishes allow. */
  readonly district: string | null;
  /** Street it should lie on, when that matters. */
  readonly street?: string;
  readonly controlClass?: ControlClass;
}

/** Places that give the town its rhythm. Names are invented; none stands for a real institution. [simulated] */
export const placeWishes: readonly PlaceWish[] = [
  { kind: 'mall', name: '凯龙城购物中心', district: '凯龙城', street: '凯龙路' },
  { kind: 'station', name: '凯龙城公交站', district: '凯龙城' },
  { kind: 'market', name: '县城农贸市场', district: '农贸市场', controlClass: 'secondary' },
  { kind: 'market', name: '东卡集贸市场', district: '东卡', controlClass: 'secondary' },
  { kind: 'exchange', name: '黄龙玉交易中心', district: '黄龙玉交易中心', street: '人民路' },
  { kind: 'housing', name: '幸福家园公租房', district: '公租房', controlClass: 'secondary' },
  { kind: 'school', name: '县第一中学', district: '学校片区', controlClass: 'secondary' },
  { kind: 'school', name: '县第二中学', district: '学校片区', controlClass: 'secondary' },
  { kind: 'school', name: '县实验小学', district: '学校片区', controlClass: 'alley' },
  { kind: 'school', name: '城关幼儿园', district: '学校片区', controlClass: 'alley' },
  { kind: 'hospital', name: '县人民医院', district: '医院片区', controlClass: 'main' },
  { kind: 'hospital', name: '县中医医院', district: '医院片区', controlClass: 'secondary' },
  { kind: 'government', name: '县人民政府', district: null, street: '人民路' },
  { kind: 'government', name: '城市管理综合行政执法局', district: null, street: '龙泉路' },
  { kind: 'government', name: '政务服务中心', district: null, street: '文昌街' },
  { kind: 'station', name: '县客运站', district: null, street: '迎宾路' },
  { kind: 'site', name: '环城东路安置房工地', district: null, street: '环城东路' },
  { kind: 'site', name: '南环路改造工地', district: null, street: '南环路' },
  { kind: 'site', name: '滨河路商住楼工地', district: null, street: '滨河路' },
  { kind: 'site', name: '云山路学校扩建工地', district: null, street: '云山路' },
];
