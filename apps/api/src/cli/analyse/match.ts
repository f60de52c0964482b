import { readFile } from 'node:fs/promises';
import { matchTrack, MatchingBench, roadGraph, type Track } from '@wuding/analytics';
import { localPlane, type Position } from '@wuding/geo';

/** Paths of the three files of a matching problem: rows of numbers, a line each, separated by white space. */
export interface MatchFiles {
  /** lng lat second */
  readonly track: string;
  /** lng lat */
  readonly nodes: string;
  /** Two rows of `nodes`, counted from 0: from, to. */
  readonly arcs: string;
}

/**
 * Matches the track of a file on the network of two others.
 * @returns arcs in the order they were driven, as rows of the arcs file, and one matched position [lng, lat] for every row of the track
 * (the position itself where it is off the network); a sentence where a file cannot be used
 */
export async function matchFiles(files: MatchFiles): Promise<{ answer: { route: number[]; matchedPositions: Position[] } } | string> {
  const track = await readRows(files.track, 3), nodes = await readRows(files.nodes, 2), arcs = await readRows(files.arcs, 2);
  for (const rows of [track, nodes, arcs]) if (typeof rows === 'string') return rows;
  return answerOf(track as Rows, nodes as Rows, arcs as Rows);
}

type Rows = readonly (readonly number[])[];

async function readRows(file: string, width: number): Promise<Rows | string> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return `${file}: cannot be read`;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const rows = lines.map((line) => (line === '' ? [] : line.split(/[\s,;]+/).map(Number)));
  const bad = rows.findIndex((row) => row.length > 0 && (row.length < width || row.slice(0, width).some((value) => !Number.isFinite(value))));
  return bad < 0 ? rows.filter((row) => row.length > 0) : `${file}:${bad + 1}: ${width} numbers are expected`;
}

function answerOf(trackRows: Rows, nodeRows: Rows, arcRows: Rows): Awaited<ReturnType<typeof matchFiles>> {
  const wrongArc = arcRows.findIndex(([from, to]) => [from!, to!].some((node) => !Number.isInteger(node) || node < 0 || node >= nodeRows.length));
  if (wrongArc >= 0) return `arc ${wrongArc} names a node that is not there`;
  const outside = [...trackRows, ...nodeRows].find(([lng, lat]) => Math.abs(lng!) > 180 || Math.abs(lat!) > 90);
  if (outside !== undefined) return `${outside[0]} ${outside[1]} is no longitude and latitude`;
  const middle = (axis: 0 | 1): number => (nodeRows.length === 0 ? 0 : nodeRows.reduce((sum, row) => sum + row[axis]!, 0) / nodeRows.length);
  const plane = localPlane([middle(0), middle(1)]);
  const columns = (rows: Rows): { x: Float64Array; y: Float64Array } => {
    const points = rows.map(([lng, lat]) => plane.toPlane([lng!, lat!]));
    return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
  };
  // Rows out of order are matched in order; the answer keeps the order of the file.
  const order = trackRows.map((_, row) => row).sort((a, b) => trackRows[a]![2]! - trackRows[b]![2]!);
  const sorted = order.map((row) => trackRows[row]!);
  const track: Track = { second: Float64Array.from(sorted, ([, , second]) => second!), ...columns(sorted) };
  const graph = roadGraph(columns(nodeRows), { from: Int32Array.from(arcRows, ([from]) => from!), to: Int32Array.from(arcRows, ([, to]) => to!) });
  const { pieces, x, y, arc } = matchTrack(new MatchingBench(graph), track);
  const matchedPositions: Position[] = [];
  order.forEach((row, at) => (matchedPositions[row] = arc[at] === -1 ? [trackRows[row]![0]!, trackRows[row]![1]!] : plane.toPosition([x[at]!, y[at]!])));
  return { answer: { route: pieces.flat(), matchedPositions } };
}
