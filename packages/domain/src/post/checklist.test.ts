import { describe, expect, it } from 'vitest';
import { checklistOf, checklistRatio, isDoneWhole } from './checklist';

const lines = ['到岗拍照', '清点摊位'];
const tick = (line: string, isDone: boolean) => ({ line, isDone, at: 1_000, personName: '甲' });

describe('the list of a shift', () => {
  it('stands in the order of the post’s list, each line with who did it and when', () => {
    expect(checklistOf(lines, [tick('清点摊位', true)])).toEqual({ isTold: true, lines: [{ line: '到岗拍照', doneAt: null, doneBy: '' }, { line: '清点摊位', doneAt: 1_000, doneBy: '甲' }] });
  });

  it('has a line that was written twice once', () => {
    expect(checklistOf(['巡看', '巡看'], [tick('巡看', true)]).lines).toHaveLength(1);
  });

  it('is told by taking a line back, and not by what was said of a line it no longer has', () => {
    expect(checklistOf(lines, [tick('清点摊位', false)])).toMatchObject({ isTold: true, lines: [{ doneAt: null }, { doneAt: null }] });
    expect(checklistOf(lines, [tick('检查消防通道', true)])).toMatchObject({ isTold: false, lines: [{ doneAt: null }, { doneAt: null }] });
  });

  it('is done whole when every line is', () => {
    expect([[], [tick('清点摊位', true)], lines.map((line) => tick(line, true))].map((ticks) => isDoneWhole(checklistOf(lines, ticks)))).toEqual([false, false, true]);
  });

  it('has no share where none was told: that is not nothing done', () => {
    expect(checklistRatio({ lineCount: 0, doneCount: 0 })).toBeNull();
    expect(checklistRatio({ lineCount: 10, doneCount: 9 })).toBe(0.9);
  });
});
