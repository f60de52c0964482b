import type { PlaceKind } from '@wuding/domain';
import type { Random } from '../random';

/** Two signs of good omen make a shop's name; every name is invented. [simulated] */
const first = [...'福鑫顺金玉德永兴隆吉瑞祥万宝华盛恒泰丰源云龙聚益家乐美康春明'];
const second = [...'来源发达利和昌茂顺记缘香阁轩坊居满诚信旺辉城园升海雅洁佳惠'];
const people = [...'王李张杨赵段尹董罗蒋番邵朱寸许线银何谢彭'];
const familiar = ['老', '小', '阿'];

/** What is sold, by what stands near. The second list names trades of streets in general. [simulated] */
const tradesNear: Partial<Readonly<Record<PlaceKind, readonly string[]>>> = {
  school: ['文具店', '书店', '奶茶店', '小吃店', '打印店', '米线馆', '早点铺'],
  hospital: ['药房', '水果店', '花店', '小餐馆', '便利店', '母婴店', '眼镜店'],
  market: ['粮油店', '干货店', '水产店', '鲜肉店', '调料行', '日杂店', '种子农资店', '豆腐坊'],
  exchange: ['玉石行', '黄龙玉馆', '石艺轩', '珠宝店', '雕刻工作室', '奇石馆', '茶室'],
  mall: ['服装店', '女鞋店', '手机店', '火锅店', '烧烤店', '饮品店', '理发店', '童装店'],
  housing: ['便利店', '早点铺', '理发店', '五金店', '快递驿站', '麻将馆', '小吃店'],
  station: ['旅馆', '小餐馆', '便利店', '特产店'],
};
const trades = [
  '便利店', '超市', '米线馆', '饵丝店', '小餐馆', '烧烤店', '早点铺', '水果店', '烟酒行', '五金店', '建材店', '家电维修', '摩托车行', '汽车修理',
  '理发店', '服装店', '鞋店', '药房', '诊所', '打印店', '通讯店', '家具店', '茶叶店', '裁缝铺', '洗衣店', '粮油店', '农资店', '铝合金加工', '灯饰店', '旅馆',
];

/** A fictitious shop's name, as 福源米线馆 or 老王五金店. @param near what gives the neighbourhood its trade; null = nothing */
export function shopName(r: Random, near: PlaceKind | null): string {
  const local = near === null ? undefined : tradesNear[near];
  const trade = r.pick(local !== undefined && r.chance(0.6) ? local : trades);
  const owner = r.chance(0.22) ? `${r.pick(familiar)}${r.pick(people)}` : `${r.pick(first)}${r.pick(second)}`;
  return `${owner}${trade}`;
}
