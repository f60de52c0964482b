import { nodeStreets, type Position } from '@wuding/geo';
import type { ControlClass } from '@wuding/domain';

/** A street as data/county draws it: one long line, crossing others without shared nodes. */
export interface StreetDrawing {
  /** Empty = unnamed, as most alleys are. */
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly coordinates: readonly Position[];
}

/** A stretch of street between crossings, 30–200 m where the town allows. */
export interface Street {
  /** Made of its ground: the same stretch has the same code whatever else is drawn. */
  readonly code: string;
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly isBridge: boolean;
  readonly coordinates: readonly Position[];
  readonly fromNode: string;
  readonly toNode: string;
  readonly lengthMetres: number;
}

/** One connected network of segments; crossings on a bridge are no junctions. */
export function layStreets(drawings: readonly StreetDrawing[], bridges: readonly (readonly Position[])[]): Street[] {
  const lines = drawings.map(({ name, controlClass, coordinates }) => ({
    coordinates, properties: { name, controlClass }, ...(name === '' ? {} : { key: `${controlClass}|${name}` }),
  }));
  return nodeStreets(lines, { bridges }).map(({ key, properties, coordinates, fromNode, toNode, lengthMetres, isBridge }) =>
    ({ ...properties, code: key, coordinates, fromNode, toNode, lengthMetres, isBridge }));
}
