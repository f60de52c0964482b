import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPieces, readAll, refusalOf } from '../testing/reading';
import { csvLine } from '../export/csv-line';
import { csvRecords } from './csv-records';
import type { SourceRecord } from './record';

const rowsOf = (records: readonly SourceRecord[]): unknown[][] => records.map((record) =>
  record.columns.map((column) => record.read(column)));

describe('a CSV file', () => {
  test('is rows under a header, numbered from the first data row, with their line in the file', async () => {
    const records = await readAll(csvRecords(inPieces('id,name\n1,甲\n\n2,"乙\n丙"\n3,丁\n')));
    expect(rowsOf(records)).toEqual([['1', '甲'], ['2', '乙\n丙'], ['3', '丁']]);
    expect(records.map(({ row, line }) => [row, line])).toEqual([[1, 2], [2, 5], [3, 6]]);
  });
  test.each([[','], [';'], ['\t']])('may be separated by %j', async (delimiter) => {
    const text = [['id', '"a;b,c\td"', 'z'], ['1', '2', '3']].map((cells) => cells.join(delimiter)).join('\r\n');
    expect(rowsOf(await readAll(csvRecords(inPieces(text))))).toEqual([['1', '2', '3']]);
  });
  test('may end its lines with a carriage return alone', async () => {
    expect(rowsOf(await readAll(csvRecords(inPieces('id,name\r1,a\r2,b'))))).toEqual([['1', 'a'], ['2', 'b']]);
  });
  test('keeps quotes that stand inside an unquoted cell', async () => {
    expect(rowsOf(await readAll(csvRecords(inPieces('id,name\n1,24" pipe\n'))))).toEqual([['1', '24" pipe']]);
  });
  test('faults a row with too few or too many cells, but not surplus empty ones', async () => {
    const records = await readAll(csvRecords(inPieces('id,name,kind\n1,a\n2,b,c,d\n3,c,d,,\n')));
    expect(records.map(({ fault }) => fault && [fault.field, fault.reason])).toEqual([
      ['kind', 'column-count-differs'], ['kind', 'column-count-differs'], null,
    ]);
  });
  test('with a quote never closed is refused with the line where reading ended', async () => {
    const refusal = await refusalOf(csvRecords(inPieces('id,name\n1,a\n2,"b\n3,c\n')));
    expect(refusal).toMatchObject({ code: 'malformed-csv', data: { row: 2, line: 3, code: 'CSV_QUOTE_NOT_CLOSED' } });
  });
  test('whose unclosed quote is followed by megabytes is refused without holding them', async () => {
    const refusal = await refusalOf(csvRecords(inPieces(`id,name\n1,"b\n${'2,c\n'.repeat(600_000)}`, 65_536)));
    expect(refusal).toMatchObject({ code: 'malformed-csv', data: { code: 'CSV_MAX_RECORD_SIZE' } });
  });
  test('of nothing or of a header alone has no rows', async () => {
    expect(await readAll(csvRecords(inPieces('')))).toEqual([]);
    expect(await readAll(csvRecords(inPieces('id,name\n')))).toEqual([]);
  });
  test('gives back what was written into it, however it is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', '\\', '凯', '😀', "'", ' ') });
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.integer({ min: 1, max: 9 }),
      async (cells, pieceLength) => {
      // csvLine guards against formulas; a letter in front keeps it out of this test.
      const text = csvLine(['one', 'two']) + cells.map(([a, b]) => csvLine([`x${a}`, `x${b}`])).join('');
      expect(rowsOf(await readAll(csvRecords(inPieces(text, pieceLength))))).toEqual(cells.map(([a, b]) => [`x${a}`, `x${b}`]));
    }), { numRuns: 60 });
  });
});
