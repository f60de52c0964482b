import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figureUnits } from '@wuding/domain';
import { repositoryDataFolder } from '../testing/town';
import { readFigureFiles } from './figure-file';

/** The bureau's summary itself lies outside the repository. */
const documentPath = resolve(process.env['WUDING_SOURCE_DOCUMENT'] ?? '../shared/source-document.zh.txt');
const [file] = await readFigureFiles(repositoryDataFolder);
const figures = file?.figures ?? [];

/** Every number of a text that counts something, in order, as [value, 余?, unit]; a label such as “3815” counts nothing. */
const readFigures = (text: string): string[] =>
  [...text.replaceAll(/##paid(begin|end)##/g, '').matchAll(/(\d+)(余?)(?:(场次|人次|[个名人项处次份家户件起])|[％%])/g)]
    .map(([, value, more, unit]) => `${value}${more} ${unit ?? '%'}`);

test('the document’s figures are twenty-eight, each once, with a value, a unit and its own words', () => {
  expect(figures).toHaveLength(28);
  expect(new Set(figures.map(({ id }) => id)).size).toBe(28);
  for (const { phrase, value } of figures) if (typeof value === 'number') expect(phrase).toContain(String(value));
  expect(figures.filter(({ qualifier }) => qualifier === 'gte').map(({ id }) => id)).toEqual(['act-02', 'act-03', 'act-07', 'act-09', 'trn-02']);
  expect(figures.filter(({ qualifier, phrase }) => (qualifier === 'gte') !== phrase.includes('余'))).toEqual([]);
});

test('labels with digits are no figures', () => {
  expect(readFigures('县委“3815”战略，“721”工作法，“五城同创”，三抓三管，2023年，##paidbegin##95处##paidend##')).toEqual(['95 处']);
});

describe.skipIf(!existsSync(documentPath))(`the text of the document (${existsSync(documentPath) ? 'read' : `skipped: not at ${documentPath}, set WUDING_SOURCE_DOCUMENT`})`, () => {
  const text = existsSync(documentPath) ? readFileSync(documentPath, 'utf8') : '';

  test('has the words of every figure', () => {
    expect(figures.filter(({ phrase }) => !text.includes(phrase)).map(({ id }) => id)).toEqual([]);
  });
  test('counts exactly these, and nothing else', () => {
    const expected = figures.filter(({ unit }) => unit !== 'date')
      .map(({ value, qualifier, unit }) => `${value}${qualifier === 'gte' ? '余' : ''} ${figureUnits[unit].zh}`);
    expect(readFigures(text).toSorted()).toEqual(expected.toSorted());
  });
});
