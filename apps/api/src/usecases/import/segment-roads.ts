import { createHash } from 'node:crypto';
import { nodeStreets, positionKey, type StreetSegment } from '@wuding/geo';
import type { RoadCandidate } from '../../ingest/road-row';
import type { ImportedSegment } from '../../repositories/import-roads';

/** Streets cut into segments, and which segments each street of the file lies on. */
export interface SegmentedRoads {
  readonly segments: readonly ImportedSegment[];
  /** By index of the road: indexes of segments; empty where nothing of it was left. */
  readonly segmentsOf: readonly (readonly number[])[];
}

/**
 * Nodes the streets of a file at their crossings and divides them into segments of 30–200 m. Streets of one name and class are
 * one street when short pieces are joined; streets without a name are each their own. Bridges and tunnels are not cut. Only the file itself is looked at:
 * streets already stored are not cut by new ones.
 */
export function segmentRoads(roads: readonly RoadCandidate[]): SegmentedRoads {
  const lines = roads.flatMap((road, index) => road.lines.map((coordinates) => ({
    coordinates, isBridge: road.isBridge || road.isTunnel, properties: { road, index },
    ...(road.name === '' ? {} : { key: `${road.controlClass}|${road.name}` }),
  })));
  const segments = nodeStreets(lines);
  return { segments: segments.map(toImported), segmentsOf: matchRoads(roads, segments) };
}

function toImported(segment: StreetSegment<{ road: RoadCandidate }>): ImportedSegment {
  const { key, coordinates, fromNode, toNode, lengthMetres, isBridge, properties } = segment;
  const { name, controlClass, isTunnel } = properties.road;
  return { code: segmentCode(key), name, controlClass, isBridge: isBridge && !isTunnel, line: coordinates, lengthMetres, fromNode, toNode };
}

/** Code of a segment, made of its ground: the same stretch has the same code however it came into the store. */
export const segmentCode = (key: string): string => `seg-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;

/** A street that became part of another's segment (a short end, a second drawing) is found by the vertices they share. */
function matchRoads(roads: readonly RoadCandidate[], segments: readonly StreetSegment<{ index: number }>[]): number[][] {
  const segmentsOf: number[][] = roads.map(() => []);
  const segmentsAt = new Map<string, number[]>();
  segments.forEach(({ properties, coordinates }, number) => {
    segmentsOf[properties.index]?.push(number);
    for (const position of coordinates) {
      const key = positionKey(position);
      const there = segmentsAt.get(key);
      if (there === undefined) segmentsAt.set(key, [number]);
      else there.push(number);
    }
  });
  return segmentsOf.map((own, index) => (own.length > 0 ? own
    : [...new Set((roads[index]?.lines ?? []).flat().flatMap((position) => segmentsAt.get(positionKey(position)) ?? []))]));
}
