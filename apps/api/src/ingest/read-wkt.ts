/** A GeoJSON geometry as `validateLine` and its siblings take it: unchecked. */
export interface UncheckedGeometry {
  readonly type: string;
  readonly coordinates: unknown;
}

const typeNames: Readonly<Record<string, string>> = {
  POINT: 'Point', LINESTRING: 'LineString', POLYGON: 'Polygon', MULTIPOINT: 'MultiPoint', MULTILINESTRING: 'MultiLineString', MULTIPOLYGON: 'MultiPolygon',
};
/** WGS-84, and CGCS2000, which differs from it by less than a metre. */
const knownSrids = new Set([4326, 4490]);
/** No type of these nests its positions deeper. */
const deepest = 3;

/**
 * The geometry a cell of a table writes as well-known text (`POLYGON ((98.69 24.58, …))`, also with `SRID=4326;`) or as GeoJSON.
 * Null when it is neither, empty, a collection, or in another reference system. One pass over the text.
 * @source OGC 06-103r4, Simple feature access 1, ch. 7
 */
export function readGeometryText(text: string): UncheckedGeometry | null {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? geoJsonOf(trimmed) : wellKnownOf(trimmed);
}

function geoJsonOf(text: string): UncheckedGeometry | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'coordinates' in value
      ? { type: value.type, coordinates: value.coordinates } : null;
  } catch {
    return null;
  }
}

function wellKnownOf(text: string): UncheckedGeometry | null {
  const [, srid = '4326', word = '', begin = ''] = /^(?:SRID\s*=\s*(\d{1,6})\s*;\s*)?([A-Z]{1,16})\s*(?:Z\s*)?(\()/i.exec(text) ?? [];
  const type = typeNames[word.toUpperCase()];
  if (begin === '' || type === undefined || !knownSrids.has(Number(srid))) return null;
  const coordinates = nestedNumbers(text.slice(text.indexOf('(')));
  if (coordinates === null) return null;
  return { type, coordinates: type === 'Point' ? coordinates[0] : coordinates };
}

/** `((1 2, 3 4))` as [[[1, 2], [3, 4]]]; null when brackets or numbers are not as they should be. */
function nestedNumbers(text: string): unknown[] | null {
  const open: unknown[][] = [];
  let numbers: number[] = [];
  let closed: unknown[] | null = null;
  const endPosition = (): void => {
    if (numbers.length > 0) open.at(-1)?.push(numbers);
    numbers = [];
  };
  for (const [token] of text.matchAll(/[(),]|[^\s(),]+/g)) {
    if (closed !== null) return null;
    if (token === '(') {
      if (open.length === deepest || numbers.length > 0) return null;
      open.push([]);
    } else if (token === ')') {
      endPosition();
      const inner = open.pop();
      if (inner === undefined || inner.length === 0) return null;
      if (open.length === 0) closed = inner;
      else open.at(-1)?.push(inner);
    } else if (token === ',') endPosition();
    else if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(token)) numbers.push(Number(token));
    else return null;
  }
  return closed;
}
