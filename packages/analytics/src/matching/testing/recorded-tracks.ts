import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { localPlane } from '@wuding/geo';
import type { Track } from '../match-track';
import { roadGraph, type RoadGraph } from '../road-graph';

export interface RecordedTrack {
  readonly name: string;
  readonly graph: RoadGraph;
  readonly track: Track;
  /** The arcs that were really driven. */
  readonly route: readonly number[];
}

const file = resolve(import.meta.dirname, '../../../../..', process.env['WUDING_REALDATA'] ?? '../shared/realdata', 'matching.tar.gz');

/** Tracks with their true routes; null where the folder of real data is absent. @source M. Kubicka et al., Dataset for testing and training of map-matching algorithms, IEEE IV 2015 */
export function recordedTracks(): RecordedTrack[] | null {
  if (!existsSync(file)) return null;
  const texts = untar(gunzipSync(readFileSync(file)));
  return [...texts.keys()].filter((name) => name.endsWith('.track')).sort().map((name) => readRecord(name.slice(0, -'.track'.length), texts));
}

function readRecord(stem: string, texts: ReadonlyMap<string, string>): RecordedTrack {
  const rows = (extension: string): number[][] => texts.get(`${stem}.${extension}`)!.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const nodes = rows('nodes'), arcs = rows('arcs'), fixes = rows('track');
  const plane = localPlane([nodes[0]![0]!, nodes[0]![1]!]);
  const columns = (positions: number[][]): { x: Float64Array; y: Float64Array } => {
    const points = positions.map(([lng, lat]) => plane.toPlane([lng!, lat!]));
    return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
  };
  return {
    name: stem.split('/').at(-1)!, route: rows('route').map(([arc]) => arc!),
    graph: roadGraph(columns(nodes), { from: Int32Array.from(arcs, ([from]) => from!), to: Int32Array.from(arcs, ([, to]) => to!) }),
    track: { second: Float64Array.from(fixes, ([, , second]) => second!), ...columns(fixes) },
  };
}

/** Names and texts of the plain files in a tar archive. @source POSIX.1-1988 ustar: 512-byte blocks, name at 0, size in octal at 124 */
function untar(bytes: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const name = bytes.toString('utf8', at, at + 100).replace(/\0.*$/s, ''), size = Number.parseInt(bytes.toString('ascii', at + 124, at + 136), 8);
    if (size > 0) texts.set(name, bytes.toString('utf8', at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return texts;
}

/** Every position that comes at least so long after the one kept before it, from the first one or a later one on. */
export function thinned({ second, x, y }: Track, everySeconds: number, first = 0): Track {
  const kept: number[] = [];
  for (let at = first; at < second.length; at++) if (kept.length === 0 || second[at]! >= second[kept.at(-1)!]! + everySeconds) kept.push(at);
  return { second: Float64Array.from(kept, (at) => second[at]!), x: Float64Array.from(kept, (at) => x[at]!), y: Float64Array.from(kept, (at) => y[at]!) };
}

/** Missed and wrong directed length over the true length, arcs as a multiset. */
export function routeErrorRatio({ lengthMetres }: RoadGraph, route: readonly number[], found: readonly number[]): number {
  const surplus = new Map<number, number>();
  for (const arc of route) surplus.set(arc, (surplus.get(arc) ?? 0) + 1);
  for (const arc of found) surplus.set(arc, (surplus.get(arc) ?? 0) - 1);
  const metres = (arcs: Iterable<readonly [number, number]>): number => [...arcs].reduce((sum, [arc, count]) => sum + Math.abs(count) * lengthMetres[arc]!, 0);
  return metres(surplus) / metres(route.map((arc) => [arc, 1] as const));
}
