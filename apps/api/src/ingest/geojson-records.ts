import type { RecordGroups, SourceRecord } from './record';
import { FileRefused } from './refused';
import { TextWindow } from './text-window';

/** Names of coordinate reference systems of the 2008 format that mean longitude, latitude on WGS-84 or CGCS2000. */
const geographicCrs = /CRS:?:?84$|EPSG:(?:[\d.]*:)?(?:4326|4490|4979)$/i;

/**
 * Features of a GeoJSON text, one in memory at a time: a FeatureCollection, a single Feature, or features one after
 * another (newline-delimited or RFC 8142). A member that is JSON but no Feature carries a fault; what is not JSON ends the file.
 * Refuses `malformed-json`, `not-geojson`, `unsupported-crs` (a projected `crs` member of the 2008 format).
 */
export async function* geoJsonRecords(texts: AsyncIterable<string>): RecordGroups {
  const window = new TextWindow(texts);
  let group: SourceRecord[] = [];
  let size = 0;
  try {
    for await (const record of singleRecords(window)) {
      group.push(record);
      size += record.size;
      if (size < groupCharacters && group.length < groupRecords) continue;
      yield group;
      [group, size] = [[], 0];
    }
  } catch (error) {
    if (group.length > 0) yield group;
    throw error;
  }
  if (group.length > 0) yield group;
}

const groupRecords = 500, groupCharacters = 1024 * 1024;

async function* singleRecords(window: TextWindow): AsyncGenerator<SourceRecord> {
  let roots = 0;
  for (let first = await window.peek(); first !== null; first = await window.peek()) {
    if (first !== '{') throw roots === 0 ? new FileRefused('not-geojson') : window.malformed('顶层应为对象');
    yield* rootRecords(window);
    roots += 1;
  }
}

/** One root object: a collection whose features stream by, or one feature. */
async function* rootRecords(window: TextWindow): AsyncGenerator<SourceRecord> {
  const members: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let size = 0;
  let hasFeatures = false;
  await window.expect('{');
  if (!(await window.accept('}'))) {
    do {
      if ((await window.peek()) !== '"') throw window.malformed('需要成员名');
      const name = (await window.value()).value as string;
      await window.expect(':');
      if (name === 'features' && (await window.peek()) === '[') {
        hasFeatures = true;
        yield* arrayRecords(window);
        continue;
      }
      const { value, characters } = await window.value();
      members[name] = value;
      size += characters;
      if (name === 'crs') refuseProjected(value);
    } while (await window.accept(','));
    await window.expect('}');
  }
  if (hasFeatures) return;
  if (members['type'] !== 'Feature') throw new FileRefused('not-geojson', { foundType: String(members['type']).slice(0, 60) });
  window.row += 1;
  yield new FeatureRecord(window.row, members, size);
}

async function* arrayRecords(window: TextWindow): AsyncGenerator<SourceRecord> {
  await window.expect('[');
  if (await window.accept(']')) return;
  do {
    window.row += 1;
    const { value, characters } = await window.value();
    yield new FeatureRecord(window.row, value, characters);
  } while (await window.accept(','));
  await window.expect(']');
}

function refuseProjected(crs: unknown): void {
  const name = (crs as { properties?: { name?: unknown } } | null)?.properties?.name;
  if (typeof name === 'string' && !geographicCrs.test(name)) throw new FileRefused('unsupported-crs', { crs: name.slice(0, 100) });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

class FeatureRecord implements SourceRecord {
  readonly row: number;
  readonly line = null;
  readonly size: number;
  readonly geometry: unknown;
  readonly fault: SourceRecord['fault'];
  readonly #properties: Record<string, unknown>;

  constructor(row: number, feature: unknown, size: number) {
    this.row = row;
    this.size = size;
    const isFeature = isObject(feature) && feature['type'] === 'Feature';
    const properties = isFeature && isObject(feature['properties']) ? feature['properties'] : {};
    // A feature's own id serves as its column `id` unless a property of that name does.
    const id = isFeature ? feature['id'] : undefined;
    this.#properties = id === undefined || Object.hasOwn(properties, 'id') ? properties : { ...properties, id };
    this.geometry = isFeature ? (feature['geometry'] ?? null) : null;
    this.fault = isFeature ? null : { field: 'type', reason: 'not-a-feature', detail: JSON.stringify(feature).slice(0, 60) };
  }

  get columns(): readonly string[] {
    return Object.keys(this.#properties);
  }

  read(column: string): unknown {
    return Object.hasOwn(this.#properties, column) ? this.#properties[column] : undefined;
  }
}
