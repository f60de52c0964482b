import { describe, expect, test } from 'vitest';
import { cleanText } from './clean-text';
import { planColumns } from './columns';
import { csvLine } from '../export/csv-line';
import { slug } from './slug';

describe('a text on its way in', () => {
  const cleaned = (text: string): [string, string[]] => {
    const repairs: string[] = [];
    return [cleanText(text, (reason) => repairs.push(reason)), repairs];
  };
  test('stays as it is, be it markup, SQL or a formula', () => {
    for (const text of ['<script>alert(1)</script>', "'; drop table incident;--", '=1+1', 'a\tb\nc', '😀', '\\N',
      '%00']) expect(cleaned(text)).toEqual([text, []]);
  });
  test('loses control characters and half characters, and that is said', () => {
    expect(cleaned('a\u0000b\u0007c\u0085')).toEqual(['abc', ['control-characters-removed']]);
    expect(cleaned('a\ud800b')).toEqual(['a\uFFFDb', ['broken-characters-replaced']]);
  });
  test('is trimmed, of ideographic spaces too', () => expect(cleaned('\u3000甲 ')).toEqual(['甲', []]));
});

describe('a cell on its way out', () => {
  test('is quoted where needed, and never a formula', () => {
    expect(csvLine(['a', 'b,"c"', '=cmd|x', '+1', '-1', '@x', '\tx', -5])).toBe(`a,"b,""c""",'=cmd|x,'+1,'-1,'@x,'\tx,-5\r\n`);
  });
});

describe('which column serves a field', () => {
  const specs = [{ field: 'at', aliases: ['at', '发生时间', 'created date'] }, { field: 'lng', aliases: ['lng', '经度'] }];
  test('is found without regard to case, spaces and underscores, the first alias first', () => {
    const plan = planColumns(specs, ['CREATED_DATE', '发生时间', '经 度'], new Map());
    expect([...plan.columnOf]).toEqual([['at', '发生时间'], ['lng', '经 度']]);
    expect(plan.choices).toEqual([{ field: 'at', used: '发生时间', unused: ['CREATED_DATE'] }]);
  });
  test('is the one named, none when none is named, and unknown when the file lacks it', () => {
    const plan = planColumns(specs, ['a', 'lng'], new Map([['at', 'when'], ['lng', '']]));
    expect([...plan.columnOf]).toEqual([]);
    expect(plan.unknownColumns).toEqual(['when']);
  });
});

test('a name makes a key, when it has anything a key can hold', () => {
  expect(['Boston 311', 'Zürich_roads', '--a--', '波士顿', 'x'.repeat(64)].map(slug)).toEqual(['boston-311', 'zurich-roads', 'a', null, null]);
});
