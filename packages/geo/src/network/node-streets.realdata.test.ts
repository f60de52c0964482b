import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lineLengthMetres } from '../measure/line-length';
import type { Position } from '../position';
import { nodeStreets } from './node-streets';
import type { StreetLine, StreetSegment } from './street';

interface Street { readonly name?: string; readonly type?: string; readonly class?: string }
interface Collection { readonly features: { readonly properties: Street; readonly geometry: { readonly coordinates: Position[] } }[] }

const repository = resolve(import.meta.dirname, '../../../..');
const roxelFile = resolve(repository, process.env['WUDING_REALDATA'] ?? '../shared/realdata', 'roxel_osm_roads.geojson.gz');
const countyFile = resolve(repository, 'data/county/roads.geojson');

function read(file: string): Collection {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')) as Collection;
}

const streetsOf = ({ features }: Collection): StreetLine<Street>[] => features.map(({ geometry, properties }) => {
  const line = { coordinates: geometry.coordinates, properties };
  return properties.name ? { ...line, key: `${properties.name} ${properties.type ?? properties.class}` } : line;
});

/** Metres of the largest connected part over all metres. */
function connectedRatio(segments: readonly StreetSegment<unknown>[]): number {
  const parents = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  for (const { fromNode, toNode } of segments) {
    const from = rootOf(fromNode), to = rootOf(toNode);
    if (from !== to) parents.set(from, to);
  }
  const metres = new Map<string, number>();
  for (const { fromNode, lengthMetres } of segments) metres.set(rootOf(fromNode), (metres.get(rootOf(fromNode)) ?? 0) + lengthMetres);
  return Math.max(...metres.values()) / totalMetres(segments);
}

const totalMetres = (segments: readonly StreetSegment<unknown>[]): number => segments.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
const inRangeRatio = (segments: readonly StreetSegment<unknown>[]): number =>
  segments.filter(({ lengthMetres }) => lengthMetres >= 30 && lengthMetres <= 200).length / segments.length;

function describeNetwork(name: string, segments: readonly StreetSegment<unknown>[]): void {
  console.log(`${name}: ${segments.length} segments, ${(100 * inRangeRatio(segments)).toFixed(1)} % of 30–200 m, `
    + `largest connected part ${(100 * connectedRatio(segments)).toFixed(1)} % of ${(totalMetres(segments) / 1000).toFixed(1)} km`);
}

describe('the streets of the county', () => {
  const lines = streetsOf(read(countyFile));
  const bridges = read(resolve(repository, 'data/county/bridges.geojson')).features.map(({ geometry }) => geometry.coordinates);
  const segments = nodeStreets(lines, { bridges });

  it('become one connected network of the same length', () => {
    describeNetwork('county', segments);
    const sourceMetres = lines.reduce((sum, { coordinates }) => sum + lineLengthMetres(coordinates), 0);
    expect(Math.abs(totalMetres(segments) / sourceMetres - 1)).toBeLessThan(0.001);
    expect(connectedRatio(segments)).toBe(1);
  });

  it('are mostly 30 to 200 metres long, never longer', () => {
    expect(inRangeRatio(segments)).toBeGreaterThan(0.85);
    expect(Math.max(...segments.map(({ lengthMetres }) => lengthMetres))).toBeLessThanOrEqual(200);
  });

  it('know their three bridges', () => {
    expect(segments.filter(({ isBridge }) => isBridge)).toHaveLength(bridges.length);
  });
});

const isPresent = existsSync(roxelFile);
if (!isPresent) console.warn(`skipped: ${roxelFile} is absent (set WUDING_REALDATA)`);

describe.skipIf(!isPresent)('the streets of Roxel from OpenStreetMap', () => {
  it('become a network whose main part holds 99 % of it', () => {
    const lines = streetsOf(read(roxelFile)), segments = nodeStreets(lines);
    describeNetwork('Roxel', segments);
    const sourceMetres = lines.reduce((sum, { coordinates }) => sum + lineLengthMetres(coordinates), 0);
    expect(Math.abs(totalMetres(segments) / sourceMetres - 1)).toBeLessThan(0.001);
    expect(connectedRatio(segments)).toBeGreaterThan(0.99);
    expect(Math.max(...segments.map(({ lengthMetres }) => lengthMetres))).toBeLessThanOrEqual(200);
  });
});
