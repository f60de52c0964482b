import { random } from '../random';
import { shopCode, type Vendor } from './vendor';

/** Who is behind a vendor, as a bureau might come to know it. Everything is invented. [simulated] */
export interface Offender {
  /** O001 … in the order of vendors. */
  readonly code: string;
  readonly vendor: number;
  readonly kind: 'person' | 'shop';
  readonly name: string;
  /** What recorders go by. Some are one person under two descriptions: a register that goes by them counts two. */
  readonly descriptions: readonly string[];
}

const surnames = '赵钱孙周吴郑冯卫沈韩朱秦许何吕施孔曹严华金魏陶姜'.split('');
const titles = ['师傅', '阿姨', '大姐', '大叔', '老板'];
const shopWords = ['顺兴', '永发', '好又来', '惠民', '边城', '翠微', '聚源', '美佳', '金福', '云岭'];
const stalls = ['蓝色三轮车', '红色三轮车', '银灰面包车', '手推车', '竹背篓', '折叠桌', '电动车加泡沫箱', '地摊布'];
const looks = ['戴草帽', '穿围裙', '撑红伞', '撑蓝伞', '带小孩', '穿迷彩外套', '卷发', '操外地口音'];
/** Share of the persons who appear under two descriptions. */
const twoFacedShare = 0.12;

/** One offender for each vendor. */
export function makeOffenders(seed: number, vendors: readonly Vendor[]): Offender[] {
  return vendors.map(({ index, product }) => {
    const r = random(seed, 'offender', index);
    const isShop = product.eventCode === shopCode;
    const code = `O${String(index + 1).padStart(3, '0')}`;
    if (isShop) {
      const name = `${r.pick(shopWords)}${r.pick(['商店', '超市', '百货', '小吃店', '五金店', '水果店'])}`;
      return { code, vendor: index, kind: 'shop', name, descriptions: [name] };
    }
    const describe = (): string => `${r.pick(stalls)}，${r.pick(looks)}`;
    const first = describe();
    const second = r.chance(twoFacedShare) ? describe() : first;
    return { code, vendor: index, kind: 'person', name: `${r.pick(surnames)}${r.pick(titles)}`, descriptions: second === first ? [first] : [first, second] };
  });
}
