import { PbfWriter } from 'pbf';

export const tileExtent = 4096;

export type TileValue = string | number | boolean;

/** A feature in tile pixels (0 … 4096, y down): points, or lines, or rings closed by repeating the first position. */
export interface TileFeature {
  readonly id?: number;
  readonly kind: 'point' | 'line' | 'polygon';
  /** One array of [x, y] per part; points are one part. */
  readonly parts: readonly (readonly (readonly [number, number])[])[];
  readonly properties: Readonly<Record<string, TileValue | null | undefined>>;
}

export interface TileLayer {
  readonly name: string;
  readonly features: readonly TileFeature[];
}

/**
 * A Mapbox Vector Tile. Layers without features are left out, so an empty tile is an empty body. Encoded here on both
 * stores: the embedded one has no protobuf, and one encoder means one answer.
 * @source Mapbox Vector Tile Specification 2.1
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array {
  const pbf = new PbfWriter();
  for (const layer of layers) {
    if (layer.features.length > 0) pbf.writeMessage(3, writeLayer, layer);
  }
  return pbf.finish();
}

function writeLayer(layer: TileLayer, pbf: PbfWriter): void {
  const keys = new Dictionary<string>();
  const values = new Dictionary<TileValue>();
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, layer.name);
  for (const feature of layer.features) pbf.writeMessage(2, writeFeature, { feature, tags: tagsOf(feature, keys, values) });
  for (const key of keys.items) pbf.writeStringField(3, key);
  for (const value of values.items) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, tileExtent);
}

const kindNumber = { point: 1, line: 2, polygon: 3 } as const;

function writeFeature({ feature, tags }: { feature: TileFeature; tags: number[] }, pbf: PbfWriter): void {
  if (feature.id !== undefined) pbf.writeVarintField(1, feature.id);
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, kindNumber[feature.kind]);
  pbf.writePackedVarint(4, commandsOf(feature));
}

function tagsOf(feature: TileFeature, keys: Dictionary<string>, values: Dictionary<TileValue>): number[] {
  const tags: number[] = [];
  for (const [key, value] of Object.entries(feature.properties)) {
    if (value !== null && value !== undefined) tags.push(keys.indexOf(key), values.indexOf(value));
  }
  return tags;
}

/** Move, line and close commands with zigzag deltas (specification §4.3). */
function commandsOf({ kind, parts }: TileFeature): number[] {
  const commands: number[] = [];
  let [x, y] = [0, 0];
  const step = ([nextX, nextY]: readonly [number, number]): void => {
    commands.push(zigzag(nextX - x), zigzag(nextY - y));
    [x, y] = [nextX, nextY];
  };
  for (const part of parts) {
    const moves = kind === 'point' ? part.length : 1;
    const lines = kind === 'point' ? 0 : part.length - 1 - (kind === 'polygon' ? 1 : 0);
    commands.push(command(moveTo, moves));
    part.slice(0, moves).forEach(step);
    if (lines > 0) {
      commands.push(command(lineTo, lines));
      part.slice(moves, moves + lines).forEach(step);
    }
    if (kind === 'polygon') commands.push(command(closePath, 1));
  }
  return commands;
}

const [moveTo, lineTo, closePath] = [1, 2, 7];
const command = (id: number, count: number): number => (count << 3) | id;
const zigzag = (delta: number): number => ((delta << 1) ^ (delta >> 31)) >>> 0;

function writeValue(value: TileValue, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if (!Number.isInteger(value)) pbf.writeDoubleField(3, value);
  else if (value < 0) pbf.writeSVarintField(6, value);
  else pbf.writeVarintField(5, value);
}

class Dictionary<Item> {
  readonly #positions = new Map<Item, number>();

  get items(): Iterable<Item> {
    return this.#positions.keys();
  }

  indexOf(item: Item): number {
    const known = this.#positions.get(item);
    if (known !== undefined) return known;
    this.#positions.set(item, this.#positions.size);
    return this.#positions.size - 1;
  }
}
