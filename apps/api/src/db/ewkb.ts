import type { Geometry, Position } from 'geojson';

const HAS_Z = 0x80000000;
const HAS_M = 0x40000000;
const HAS_SRID = 0x20000000;

class Reader {
  private readonly view: DataView;
  private offset = 0;
  private isLittleEndian = true;

  constructor(hex: string) {
    const bytes = Buffer.from(hex, 'hex');
    if (bytes.length * 2 !== hex.length) throw new Error('EWKB is not hexadecimal');
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Byte order, type and, when flagged, the SRID: the head every geometry and every member of one starts with. */
  head(): { type: number; positionLength: number } {
    this.isLittleEndian = this.view.getUint8(this.offset) === 1;
    this.offset += 1;
    const word = this.count();
    if (word & HAS_SRID) this.offset += 4;
    return { type: word & 0xff, positionLength: 2 + (word & HAS_Z ? 1 : 0) + (word & HAS_M ? 1 : 0) };
  }

  count(): number {
    const value = this.view.getUint32(this.offset, this.isLittleEndian);
    this.offset += 4;
    return value;
  }

  /** [lng, lat]; height and measure are read over, since this system is flat. */
  position(length: number): Position {
    const position = [this.view.getFloat64(this.offset, this.isLittleEndian), this.view.getFloat64(this.offset + 8, this.isLittleEndian)];
    this.offset += 8 * length;
    return position;
  }

  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.count() }, read);
  }
}

function readGeometry(reader: Reader): Geometry {
  const { type, positionLength } = reader.head();
  const positions = () => reader.list(() => reader.position(positionLength));
  const members = <Type extends Geometry['type']>() => reader.list(() => readGeometry(reader)) as Extract<Geometry, { type: Type }>[];
  switch (type) {
    case 1: {
      const coordinates = reader.position(positionLength);
      return { type: 'Point', coordinates: Number.isNaN(coordinates[0]) ? [] : coordinates };
    }
    case 2: return { type: 'LineString', coordinates: positions() };
    case 3: return { type: 'Polygon', coordinates: reader.list(positions) };
    case 4: return { type: 'MultiPoint', coordinates: members<'Point'>().map((point) => point.coordinates) };
    case 5: return { type: 'MultiLineString', coordinates: members<'LineString'>().map((line) => line.coordinates) };
    case 6: return { type: 'MultiPolygon', coordinates: members<'Polygon'>().map((polygon) => polygon.coordinates) };
    case 7: return { type: 'GeometryCollection', geometries: reader.list(() => readGeometry(reader)) };
    default: throw new Error(`EWKB geometry type ${type} has no GeoJSON form`);
  }
}

/**
 * The GeoJSON geometry of a PostGIS value.
 * @param hex extended well-known binary as PostGIS prints it: hexadecimal, either byte order, with or without SRID
 * @returns positions as [lng, lat]; Z and M dropped; an empty point has empty coordinates
 * @throws on text that is not EWKB, and on curves, which GeoJSON lacks
 * @source PostGIS manual, ST_AsEWKB; OGC 06-103r4 §8
 */
export function parseEwkb(hex: string): Geometry {
  return readGeometry(new Reader(hex));
}
