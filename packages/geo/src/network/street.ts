import type { Position } from '../position';

/** A street as it stands in a file: one line, crossing others wherever it does. */
export interface StreetLine<Properties> {
  /** At least two positions; lines without length are left out. */
  readonly coordinates: readonly Readonly<Position>[];
  /**
   * What makes two lines one street (a name and class, say): only pieces with the same key are joined. Without a key a
   * line is a street of its own.
   */
  readonly key?: string;
  /** Carried over others, or under them (OSM `bridge`, `tunnel`): crossings with it are no junctions. */
  readonly isBridge?: boolean;
  readonly properties: Properties;
}

export interface NodingOptions {
  /** Pieces shorter than this are joined to a neighbour of the same street where no junction lies between. Default 30. */
  readonly minimumMetres?: number;
  /** Pieces longer than this are divided evenly. Default 200. */
  readonly maximumMetres?: number;
  /** Points of streets nearer than this are one junction: ends to ends, ends to the side of another street. Default 1. */
  readonly snapMetres?: number;
  /** Bridges as lines along the streets they carry: a crossing on one is no junction. */
  readonly bridges?: readonly (readonly Readonly<Position>[])[];
}

/** A stretch of one street between junctions. */
export interface StreetSegment<Properties> {
  /** Made of both nodes and the middle: the same ground gives the same key, whatever the order of the input. Unique. */
  readonly key: string;
  /** From `fromNode` to `toNode`, in the direction of the source line. */
  readonly coordinates: Position[];
  /** Position of the node to 1e-7 degrees, as `98.6544360,24.5811396`. */
  readonly fromNode: string;
  readonly toNode: string;
  /** Geodesic. */
  readonly lengthMetres: number;
  /** Its line is a bridge, or one of the given bridges lies on it. */
  readonly isBridge: boolean;
  /** Index in the input of the line it comes from; of the longest part where several were joined. */
  readonly sourceIndex: number;
  readonly properties: Properties;
}

/** A line on the plane, ready for cutting. */
export interface PlaneLine {
  readonly sourceIndex: number;
  readonly street: string;
  readonly isBridge: boolean;
  readonly positions: readonly Readonly<Position>[];
  /** Plane metres, one per position. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Plane metres along the line, one per position. */
  readonly along: Float64Array;
}

/** A place where a line is cut. */
export interface Cut {
  /** Index of the PlaneLine. */
  readonly line: number;
  readonly along: number;
  readonly x: number;
  readonly y: number;
  /** The vertex of the input that lies here, if one does: nodes keep the position somebody drew. */
  readonly vertex: Readonly<Position> | null;
}

/** A cut-out stretch between two nodes. */
export interface Piece {
  readonly coordinates: Position[];
  readonly fromNode: string;
  readonly toNode: string;
  readonly lengthMetres: number;
  readonly street: string;
  readonly isBridge: boolean;
  readonly sourceIndex: number;
}
