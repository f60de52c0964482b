import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPlane } from '../measure/local-plane';
import type { PlanePosition, Position } from '../position';
import { nodeStreets } from './node-streets';
import type { NodingOptions, StreetLine } from './street';

const plane = localPlane([98.69, 24.588]);
const at = (...points: PlanePosition[]): Position[] => points.map((point) => plane.toPosition(point));

/** A street through points in metres east and north. */
const street = (points: PlanePosition[], more: Partial<StreetLine<string>> = {}): StreetLine<string> =>
  ({ coordinates: at(...points), properties: '', ...more });

const lengths = (lines: StreetLine<string>[], options?: NodingOptions): number[] =>
  nodeStreets(lines, options).map(({ lengthMetres }) => Math.round(lengthMetres)).sort((a, b) => a - b);

const westEast = street([[-100, 0], [100, 0]]);
const southNorth = street([[0, -80], [0, 80]]);

describe('nodeStreets', () => {
  it('cuts two streets where they cross', () => {
    const segments = nodeStreets([westEast, southNorth]);
    expect(segments.map(({ lengthMetres }) => Math.round(lengthMetres)).sort((a, b) => a - b)).toEqual([80, 80, 100, 100]);
    const middle = segments.filter(({ fromNode, toNode }) => [fromNode, toNode].includes('98.6900000,24.5880000'));
    expect(middle).toHaveLength(4);
  });

  it('does not cut where a bridge line passes over', () => {
    expect(lengths([{ ...westEast, isBridge: true }, southNorth])).toEqual([160, 200]);
  });

  it('does not cut where a given bridge lies, and marks the street it carries', () => {
    const segments = nodeStreets([westEast, southNorth], { bridges: [at([-20, 0], [20, 0])] });
    expect(segments.map(({ lengthMetres, isBridge }) => [Math.round(lengthMetres), isBridge])).toEqual(
      expect.arrayContaining([[200, true], [160, false]]));
    expect(segments).toHaveLength(2);
  });

  it('cuts beside a bridge, and at its very end', () => {
    expect(lengths([westEast, southNorth], { bridges: [at([40, 0], [80, 0])] })).toHaveLength(4);
    expect(lengths([westEast, southNorth], { bridges: [at([0, 0], [40, 0])] })).toHaveLength(4);
  });

  it('joins an end that stops within a metre of another street, and no farther one', () => {
    expect(lengths([westEast, street([[0, 0.8], [0, 80]])])).toEqual([79, 100, 100]);
    expect(lengths([westEast, street([[0, 1.5], [0, 80]])])).toEqual([79, 200]);
    expect(lengths([westEast, street([[0, 1.5], [0, 80]])], { snapMetres: 2 })).toEqual([79, 100, 100]);
  });

  it('joins ends within a metre of each other into one node', () => {
    const [a, b] = nodeStreets([street([[0, 0], [100, 0]]), street([[100.6, 0.5], [180, 60]])]);
    expect(new Set([a!.fromNode, a!.toNode, b!.fromNode, b!.toNode]).size).toBe(3);
  });

  it('cuts two lines that share a drawn vertex, even on a bridge: somebody meant a junction', () => {
    const over = street([[-100, 0], [0, 0], [100, 0]], { isBridge: true });
    expect(lengths([over, street([[0, -80], [0, 0], [0, 80]])])).toEqual([80, 80, 100, 100]);
  });

  it('divides what is longer than 200 metres evenly', () => {
    expect(lengths([street([[0, 0], [450, 0]])])).toEqual([150, 150, 150]);
    expect(lengths([street([[0, 0], [200, 0]])])).toEqual([200]);
    expect(lengths([street([[0, 0], [201, 0]])])).toEqual([100, 101]);
    expect(lengths([street([[0, 0], [450, 0]])], { maximumMetres: 100 })).toEqual([90, 90, 90, 90, 90]);
  });

  it('joins a short piece to its own street where nothing else meets', () => {
    const parts = [street([[0, 0], [100, 0]], { key: '龙山大道' }), street([[120, 0], [100, 0]], { key: '龙山大道' })];
    expect(lengths(parts)).toEqual([120]);
    expect(nodeStreets(parts)[0]).toMatchObject({ sourceIndex: 0 });
    expect(lengths([parts[0]!, { ...parts[1]!, key: '中山路' }])).toEqual([20, 100]);
    expect(lengths([street([[0, 0], [100, 0]]), street([[100, 0], [120, 0]])])).toEqual([20, 100]);
  });

  it('leaves a short piece between two junctions alone', () => {
    const crossings = [street([[-100, 0], [120, 0]]), street([[0, -80], [0, 80]]), street([[20, -80], [20, 80]])];
    expect(lengths(crossings).filter((metres) => metres < 30)).toEqual([20]);
  });

  it('closes a roundabout of several arcs into a ring between its arms', () => {
    const ring: PlanePosition[] = Array.from({ length: 13 }, (_, i) => [20 * Math.cos((i * Math.PI) / 6), 20 * Math.sin((i * Math.PI) / 6)]);
    const arcs = [ring.slice(0, 5), ring.slice(4, 9), ring.slice(8, 13)].map((arc) => street(arc, { key: '转盘' }));
    const segments = nodeStreets([...arcs, street([[20, 0], [120, 0]]), street([[-20, 0], [-120, 0]])]);
    expect(segments.map(({ lengthMetres }) => Math.round(lengthMetres)).sort((a, b) => a - b)).toEqual([62, 62, 100, 100]);
  });

  it('gives a street that is drawn twice once', () => {
    expect(lengths([westEast, westEast])).toEqual([200]);
  });

  it('carries properties and the index of the line', () => {
    const segments = nodeStreets([{ ...westEast, properties: '西东' }, { ...southNorth, properties: '南北' }]);
    for (const { sourceIndex, properties } of segments) expect(properties).toBe(['西东', '南北'][sourceIndex]);
  });

  it('leaves out lines of no length, and answers nothing for nothing', () => {
    expect(nodeStreets([])).toEqual([]);
    expect(lengths([street([[5, 5], [5, 5]])])).toEqual([]);
  });

  it('gives the same segments for any order of the lines, covering the same ground', () => {
    const coordinate = fc.integer({ min: -300, max: 300 });
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 4 });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const streets = lines.map((points) => street(points));
      const keys = nodeStreets(streets).map(({ key }) => key);
      expect(nodeStreets([...streets].reverse()).map(({ key }) => key)).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      for (const segment of nodeStreets(streets)) expect(segment.lengthMetres).toBeLessThanOrEqual(200);
    }), { numRuns: 200 });
  });
});
