import type { Bbox } from '@wuding/geo';
import type { Database } from '../../db/store';
import { windowAround } from '../../ingest/location-window';
import { eachOf } from '../../ingest/record';
import { FileRefused } from '../../ingest/refused';
import { readRoad, type RoadCandidate } from '../../ingest/road-row';
import { recordChange } from '../../repositories/change-log';
import { hasIncidents } from '../../repositories/import-incidents';
import {
  createSegmentTable, keepChangedSegments, reassignStreets, segmentImportColumns, segmentLine, writeSegments, type ImportedSegment,
} from '../../repositories/import-roads';
import { streetReachMetres } from '../../repositories/locate';
import { GrowingBox, type ImportRun, type KeptCounts, type StoredCounts } from './import-run';
import { segmentRoads, type SegmentedRoads } from './segment-roads';
import { settleTarget } from './settle-target';
import { growBounds, storeInOneTransaction } from './store-rows';

/** Noding holds the whole file: more vertices than this (a province) are to be imported in parts. */
const maximumVertices = 3_000_000;

/**
 * Imports streets: reads them all, nodes them, stores the segments. Counts are of the file's features: one is accepted when any
 * of its segments is new or changed. Segments of an earlier import that the file no longer has stay. Incidents nearby find
 * their street again.
 */
export async function importRoads(run: ImportRun): Promise<KeptCounts> {
  const { roads, repeatCount } = await readRoads(run);
  run.input.onProgress(`把 ${roads.length} 条道路分段`);
  const segmented = segmentRoads(roads);
  const kept: RoadCandidate[] = [];
  const segmentsOf: (readonly number[])[] = [];
  for (const [index, road] of roads.entries()) {
    const own = segmented.segmentsOf[index] ?? [];
    if (own.length === 0) {
      await run.tally.reject({ row: road.row, line: null }, [{ field: 'geometry', reason: 'zero-length', detail: '短于 1 米' }]);
    } else {
      kept.push(road);
      segmentsOf.push(own);
    }
  }
  run.input.onProgress(`写入 ${segmented.segments.length} 个路段`);
  return storeInOneTransaction(run, (tx) => storeRoads({ tx, run, roads: kept, segmented: { ...segmented, segmentsOf }, repeatCount }));
}

async function readRoads({ records, settings, tally }: ImportRun): Promise<{ roads: RoadCandidate[]; repeatCount: number }> {
  const roads = new Map<string, RoadCandidate>();
  let repeatCount = 0;
  let vertexCount = 0;
  for await (const record of eachOf(records)) {
    const verdict = readRoad(record, settings);
    if (!verdict.ok) {
      await tally.reject(record, verdict.problems);
      continue;
    }
    const { name, controlClass, isBridge, isTunnel, lines } = verdict.candidate;
    const content = JSON.stringify([name, controlClass, isBridge, isTunnel, lines]);
    if (roads.has(content)) repeatCount += 1;
    else {
      roads.set(content, verdict.candidate);
      tally.repaired(verdict.repairs);
    }
    vertexCount += lines.reduce((sum, line) => sum + line.length, 0);
    if (vertexCount > maximumVertices) throw new FileRefused('too-many-features', { row: record.row, maximumVertices });
  }
  return { roads: [...roads.values()], repeatCount };
}

interface Storing {
  readonly tx: Database;
  readonly run: ImportRun;
  readonly roads: readonly RoadCandidate[];
  readonly segmented: SegmentedRoads;
  readonly repeatCount: number;
}

async function storeRoads({ tx, run, roads, segmented, repeatCount }: Storing): Promise<StoredCounts & { datasetId: number }> {
  const { ctx, target } = run;
  const { segments, segmentsOf } = segmented;
  const { dataset } = await settleTarget(tx, target, { newCategories: [], nowAt: ctx.clock.now() });
  await createSegmentTable(tx);
  await ctx.store.copyIn(tx, 'import_segment', segmentImportColumns, segments.map(segmentLine));
  const changed = new Set(await keepChangedSegments(tx, dataset.id));
  const accepted = roads.filter((_, index) => segmentsOf[index]?.some((number) => changed.has(number)));
  const counts = {
    datasetId: dataset.id, acceptedCount: accepted.length, updatedCount: 0,
    repairedCount: accepted.filter(({ isRepaired }) => isRepaired).length,
    duplicateCount: roads.length - accepted.length + repeatCount,
    remarks: [...assumedRemarks(roads), `道路分为 ${segments.length} 个路段，其中新增或变更 ${changed.size} 个`],
  };
  if (changed.size === 0) return counts;
  const at = ctx.clock.now();
  const changeSeq = await recordChange(tx, { at, datasetId: dataset.id, entity: 'road-segment', operation: 'upsert' });
  const box = boxOf(segments.filter((_, number) => changed.has(number)));
  await growBounds(tx, dataset, box);
  await writeSegments(tx, { datasetId: dataset.id, changeSeq });
  if (box === null || !(await hasIncidents(tx, dataset.id))) return counts;
  const incidentSeq = await recordChange(tx, { at, datasetId: dataset.id, entity: 'incident', operation: 'upsert' });
  const near: Bbox = [...windowAround(box, streetReachMetres)];
  const movedCount = await reassignStreets(tx, { datasetId: dataset.id, changeSeq: incidentSeq, box: near });
  return { ...counts, remarks: [...counts.remarks, `${movedCount} 条事件重新归入最近的路段`] };
}

function assumedRemarks(roads: readonly RoadCandidate[]): string[] {
  const count = roads.filter(({ isClassAssumed }) => isClassAssumed).length;
  return count === 0 ? [] : [`${count} 条道路没有等级，按小街巷计（可用 --value class:=main 等另行指定）`];
}

function boxOf(segments: readonly ImportedSegment[]): Bbox | null {
  const growing = new GrowingBox();
  for (const { line } of segments) for (const position of line) growing.add(position);
  return growing.box;
}
