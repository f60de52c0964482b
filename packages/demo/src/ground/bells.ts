import type { BellTime } from '@wuding/domain';
import type { Place } from './places';

export interface GroundBell extends BellTime {
  readonly placeCode: string;
}

const everyDay = [0, 1, 2, 3, 4];
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const bell = (time: string, label: string, extra: Partial<BellTime> = {}): BellTime => ({ minute: clock(time), label, weekdays: everyDay, term: null, ...extra });

/** Secondary schools have an evening class but on Fridays, when boarders go home. [simulated] */
const secondarySchool: readonly BellTime[] = [
  bell('07:20', '早上到校'), bell('11:50', '中午放学'), bell('14:00', '下午到校', { term: 'autumn' }), bell('14:30', '下午到校', { term: 'spring' }),
  bell('17:40', '下午放学', { weekdays: [0, 1, 2, 3] }), bell('16:40', '周五放学', { weekdays: [4] }), bell('21:40', '晚自习放学', { weekdays: [0, 1, 2, 3] }),
];
const primarySchool: readonly BellTime[] = [bell('08:10', '早上到校'), bell('11:40', '中午放学'), bell('14:20', '下午到校'), bell('16:30', '下午放学')];
const kindergarten: readonly BellTime[] = [bell('08:30', '早上入园'), bell('16:50', '下午离园')];

/** Bells of the county's schools, by what kind of school its name says it is. */
export const bellsOf = (places: readonly Place[]): GroundBell[] =>
  places.filter(({ kind }) => kind === 'school').flatMap(({ code, name }) => bellsFor(name).map((one) => ({ ...one, placeCode: code })));

const bellsFor = (name: string): readonly BellTime[] => (name.endsWith('幼儿园') ? kindergarten : name.endsWith('小学') ? primarySchool : secondarySchool);
