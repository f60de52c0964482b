import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from './en';
import zhCN from './zh-CN';

type Tree = { [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`)));
const chinese = new Map(flatten(zhCN));
const english = new Map(flatten(en));
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

const root = new URL('../', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(vue|ts)$/.test(path) && !path.includes('.test.') && !path.startsWith('locales'))
  .map((path) => readFileSync(new URL(path, root), 'utf8')).join('\n');
/** Keys written out in the code, and the beginnings of those put together from a value. */
const literal = new Set([...sources.matchAll(/(?:\bt\(|title: |keypath=)['"]([a-zA-Z]+(?:\.[a-zA-Z0-9-]+)+)['"]/g)].map((match) => match[1] ?? ''));
const beginnings = [...new Set([...sources.matchAll(/\bt\(`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? ''))];

describe('texts', () => {
  it('are the same in both languages, none empty, with the same values to fill in', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe('');
      expect(english.get(key)?.trim(), key).not.toBe('');
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('exist for every key the code names', () => {
    expect(literal.size).toBeGreaterThan(100);
    for (const key of literal) expect(chinese.has(key), key).toBe(true);
    for (const beginning of beginnings) expect([...chinese.keys()].some((key) => key.startsWith(beginning)), beginning).toBe(true);
  });

  it('are all used', () => {
    const unused = [...chinese.keys()].filter((key) => !literal.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });
});
