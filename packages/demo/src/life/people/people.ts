import { random } from '../../random';

/** Somebody who works for the simulated bureau. Names are invented. [simulated] */
export interface Person {
  readonly index: number;
  /** C01 … C09 staff, F01 … F39 auxiliaries (辅助人员). */
  readonly code: string;
  readonly name: string;
  readonly role: 'staff' | 'auxiliary';
  /** 持执法证. Auxiliaries never are. */
  readonly isCertified: boolean;
  /** Day the person joined, as 2022-12-15. */
  readonly joinedOn: string;
  /** The first of two days off in a row, 0 = Monday. */
  readonly firstRestWeekday: number;
}

export interface Vehicle {
  readonly code: string;
  /** A plate no real vehicle can bear. */
  readonly plate: string;
}

/** @source the bureau's 2023 summary: 9 on duty (org-04), 39 auxiliaries (org-05), 6 with a certificate (trn-03); vehicles: an assumption */
const headcount = { staff: 9, certified: 6, auxiliary: 39, vehicle: 2 } as const;

const surnames = '李杨王张段赵尹番刘陈郭何寸蒋余彭'.split('');
const givenNames = ['文华', '建明', '丽芳', '春燕', '国强', '晓梅', '志勇', '玉兰', '永康', '家福', '雪梅', '光明', '秀英', '海波', '成林', '加宏', '应芬', '绍平', '从军', '兴旺', '小琴', '红梅', '恩泽', '朝辉'];

/** The bureau's people: the same for the same seed. */
export function makePeople(seed: number): Person[] {
  const r = random(seed, 'people');
  const taken = new Set<string>();
  const name = (): string => {
    for (;;) {
      const drawn = r.pick(surnames) + r.pick(givenNames);
      if (taken.has(drawn)) continue;
      taken.add(drawn);
      return drawn;
    }
  };
  return Array.from({ length: headcount.staff + headcount.auxiliary }, (_, index) => {
    const isStaff = index < headcount.staff;
    const number = isStaff ? index + 1 : index - headcount.staff + 1;
    return {
      index, code: `${isStaff ? 'C' : 'F'}${String(number).padStart(2, '0')}`, name: name(), role: isStaff ? 'staff' : 'auxiliary',
      isCertified: index < headcount.certified, joinedOn: '2022-12-15', firstRestWeekday: (index * 3 + 5) % 7,
    };
  });
}

export const makeVehicles = (): Vehicle[] =>
  Array.from({ length: headcount.vehicle }, (_, i) => ({ code: `V${i + 1}`, plate: `模拟·执法${String(i + 1).padStart(2, '0')}` }));
