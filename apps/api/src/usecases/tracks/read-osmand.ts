import type { SentMessage } from './take-fixes';

/** A knot in metres per second: the unit of `speed` in the query form. @source OsmAnd protocol as Traccar documents it (www.traccar.org/osmand) */
const knot = 1852 / 3600;

/**
 * A message of the OsmAnd protocol as a batch of one: `id` (or `deviceid`), `timestamp` (seconds, milliseconds or ISO), `lat`, `lon`, `accuracy`, `speed` (knots),
 * `bearing` (or `heading`); or the JSON form `{ device_id, location: { timestamp, coords: { latitude, longitude, accuracy, speed (m/s), heading } } }`.
 * @returns null where it names no device
 */
export function readOsmAnd(fields: Readonly<Record<string, unknown>>): SentMessage | null {
  const token = fields['id'] ?? fields['deviceid'] ?? fields['device_id'];
  if (typeof token !== 'string' || token === '') return null;
  const { location } = fields;
  return { token, sentAt: null, rows: [isObject(location) ? ofJson(location) : ofQuery(fields)] };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function ofJson(location: Record<string, unknown>): Record<string, unknown> {
  const coords = isObject(location['coords']) ? location['coords'] : {};
  return {
    at: location['timestamp'], lng: coords['longitude'], lat: coords['latitude'], accuracyMetres: coords['accuracy'] ?? null,
    // The app says -1 where it knows no speed or heading.
    speedMetresPerSecond: unlessNegative(coords['speed']), headingDegrees: unlessNegative(coords['heading']),
  };
}

const unlessNegative = (value: unknown): unknown => (typeof value === 'number' && value < 0 ? null : value ?? null);

function ofQuery(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const speed = numberOf(fields['speed']);
  return {
    at: instantOf(fields['timestamp']), lng: numberOf(fields['lon']), lat: numberOf(fields['lat']), accuracyMetres: numberOf(fields['accuracy']),
    speedMetresPerSecond: typeof speed === 'number' ? speed * knot : speed, headingDegrees: numberOf(fields['bearing'] ?? fields['heading']),
  };
}

/** A number written out; null where nothing is written; the text itself where it is no number, so that the reader names the field. */
function numberOf(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : value;
}

/** Ten digits are seconds, thirteen are milliseconds. */
function instantOf(value: unknown): unknown {
  const number = numberOf(value);
  return typeof number === 'number' ? (Math.abs(number) < 1e11 ? number * 1000 : number) : value;
}
