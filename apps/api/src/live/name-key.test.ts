import { describe, expect, it } from 'vitest';
import { matchName, nameKey, queryKey } from './name-key';

const found = (name: string, typed: string) => matchName(nameKey(name), queryKey(typed));

describe('finding a name', () => {
  it.each([
    ['农贸市场', 'exact'], ['农贸', 'prefix'], ['nmsc', 'prefix'], ['nongmao', 'prefix'], ['nongmaoshichang', 'prefix'], ['nongmsc', 'prefix'],
    ['NongMao', 'prefix'], ['nong mao', 'prefix'], ['nongm', 'prefix'], ['n', 'prefix'], ['nmshc', 'prefix'],
    ['shichang', 'word'], ['sc', 'word'], ['msc', 'word'], ['市场', 'substring'], ['贸', 'substring'],
    ['nms c x', null], ['ong', null], ['nmcs', null], ['医院', null],
  ])('农贸市场 by %s: %s', (typed, expected) => expect(found('农贸市场', typed)).toBe(expected));

  it('reads a character the way its word does: 银行 is yinhang, 人行道 renxingdao, 重庆路 chongqinglu', () => {
    expect(found('建设银行', 'jsyh')).toBe('prefix');
    expect(found('建设银行', 'yinhang')).toBe('word');
    expect(found('重庆路', 'chongqing')).toBe('prefix');
    expect(found('绿园', 'lvyuan')).toBe('prefix');
  });

  it('finds names in Latin letters by their words, and full-width typing too', () => {
    expect(found('Washington St', 'wash')).toBe('prefix');
    expect(found('Washington St', 'st')).toBe('word');
    expect(found('Washington St', 'ＷＡＳＨ')).toBe('prefix');
    expect(found('Washington St', 'hing')).toBe('substring');
  });

  it('finds names that mix digits and characters: 3号门 by 3hm', () => {
    expect(found('3号门', '3hm')).toBe('prefix');
    expect(found('龙陵县第二中学', 'dezx')).toBe('word');
  });
});
