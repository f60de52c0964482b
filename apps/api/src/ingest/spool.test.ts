import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Fault } from '../fault';
import { Spool } from './spool';

const folder = mkdtempSync(join(tmpdir(), 'wuding-spool-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a spool gives back the lines it took, in pieces of whole lines, and goes without a trace', async () => {
  const spool = await Spool.open(folder);
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index}\t第 ${index} 行 😀\n`);
  for (const line of lines) {
    spool.add(line);
    await spool.settle();
  }
  const pieces: string[] = [];
  for await (const piece of spool.lines()) pieces.push(piece);
  expect(pieces.join('')).toBe(lines.join(''));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  await spool.remove();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a killed process left behind is removed, what a living one uses is not', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const abandoned = `${pid}-0a.rows`, used = `${process.pid}-0b.rows`, foreign = 'notes.txt';
  for (const name of [abandoned, used, foreign]) writeFileSync(join(folder, name), 'x');
  const spool = await Spool.open(folder);
  await spool.remove();
  expect(readdirSync(folder).sort()).toEqual([used, foreign].sort());
});

test('a place that cannot be written is a fault of the disk', async () => {
  await expect(Spool.open(join(folder, 'notes.txt'))).rejects.toThrow(Fault);
});
