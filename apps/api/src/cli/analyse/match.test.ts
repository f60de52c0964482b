import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchFiles } from './match';

/** A street of three nodes along the 24.6th parallel, about 101 m a piece, in both directions. */
const nodes = '98.690 24.6\n98.691 24.6\n98.692 24.6\n';
const arcs = '0 1\n1 2\n2 1\n1 0\n';

function filesOf(track: string, changed: { nodes?: string; arcs?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wuding-match-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { track: write('a.track', track), nodes: write('a.nodes', changed.nodes ?? nodes), arcs: write('a.arcs', changed.arcs ?? arcs) };
}

describe('wuding analyse match', () => {
  it('answers the arcs driven and a position on them for every row, whatever order the rows have', async () => {
    const rows = ['98.6902 24.60003 10', '98.6908 24.59997 20', '98.6914 24.60002 30', '98.6918 24.6 40'];
    const answered = await matchFiles(filesOf(`${rows.join('\n')}\n`));
    expect(answered).toMatchObject({ answer: { route: [0, 1] } });
    const shuffled = await matchFiles(filesOf([rows[2], rows[0], rows[3], rows[1]].join('\n')));
    if (typeof answered === 'string' || typeof shuffled === 'string') throw new Error('refused');
    expect(shuffled.answer.route).toEqual([0, 1]);
    expect(shuffled.answer.matchedPositions[1]).toEqual(answered.answer.matchedPositions[0]);
    expect(answered.answer.matchedPositions[0]![0]).toBeCloseTo(98.6902, 6);
    expect(answered.answer.matchedPositions[0]![1]).toBeCloseTo(24.6, 6);
  });

  it('says what is wrong with a file', async () => {
    expect(await matchFiles(filesOf('98.69 24.6 1\n98.69 x 2\n'))).toMatch(/a\.track:2: 3 numbers/);
    expect(await matchFiles(filesOf('98.69 24.6 1', { arcs: '0 3' }))).toMatch(/arc 0 names a node/);
    expect(await matchFiles(filesOf('98.69 246 1'))).toMatch(/no longitude and latitude/);
    expect(await matchFiles({ ...filesOf('98.69 24.6 1'), nodes: '/nowhere' })).toMatch(/cannot be read/);
    expect(await matchFiles(filesOf('', { nodes: '', arcs: '' }))).toEqual({ answer: { route: [], matchedPositions: [] } });
  });
});
