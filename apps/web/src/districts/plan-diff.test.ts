import { expect, it } from 'vitest';
import { planDiff } from './plan-diff';

const marks = (earlier: string, later: string): string[] => planDiff(earlier, later).map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`);

it('keeps the lines two versions share and shows what took the place of what', () => {
  expect(marks('早市守点\n午间巡查\n夜市清场', '早市守点\n午间两次\n夜市清场\n周末加班')).toEqual([' 早市守点', '-午间巡查', '+午间两次', ' 夜市清场', '+周末加班']);
});
it('shows a first version as all added, an emptied one as all removed, and nothing for nothing', () => {
  expect(marks('', '甲\n乙')).toEqual(['+甲', '+乙']);
  expect(marks('甲', '')).toEqual(['-甲']);
  expect(planDiff('', '')).toEqual([]);
});
it('does not mind how lines end', () => {
  expect(marks('甲\r\n乙', '甲\n乙')).toEqual([' 甲', ' 乙']);
});
