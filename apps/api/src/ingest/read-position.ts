import { bboxContains, datumAppliesAt, positionFault, toWgs84, validatePoint, type Position } from '@wuding/geo';
import type { RowReader } from './row-reader';

/**
 * The WGS-84 position of a record: its Point geometry, or else its `lng` and `lat`. Null when it has no position at all, and
 * when it has a bad one (then a problem stands).
 */
export function readPosition(reader: RowReader): Position | null {
  const given = givenPosition(reader);
  return given === null ? null : settledPosition(reader, given.position, given.field);
}

/** The position as the file has it, in the file's datum, not yet placed. Null as above. */
export function givenPosition(reader: RowReader): { position: Position; field: string } | null {
  const { geometry } = reader.record;
  if (geometry === undefined || geometry === null) return positionOfColumns(reader);
  const verdict = validatePoint(geometry);
  if (verdict.ok) return { position: verdict.geometry.coordinates, field: 'geometry' };
  reader.fail('geometry', verdict.code, verdict.path.join('/'));
  return null;
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function positionOfColumns(reader: RowReader): { position: Position; field: string } | null {
  const lngText = reader.scalar('lng'), latText = reader.scalar('lat');
  if (lngText === '' && latText === '') return null;
  if (lngText === '' || latText === '') {
    reader.fail(lngText === '' ? 'lng' : 'lat', 'coordinate-missing');
    return null;
  }
  for (const [field, text] of [['lng', lngText], ['lat', latText]] as const) {
    if (!decimal.test(text)) reader.fail(field, 'coordinate-unreadable', text);
  }
  if (!decimal.test(lngText) || !decimal.test(latText)) return null;
  const lng = Number(lngText), lat = Number(latText);
  const fault = positionFault(lng, lat);
  if (fault === null) return { position: [lng, lat], field: 'lng' };
  reader.fail(fault === 'out-of-range' && Math.abs(lat) > 90 ? 'lat' : 'lng', fault, `${lngText}, ${latText}`);
  return null;
}

/** Converts a given position to WGS-84 and checks that it lies where the dataset's records may lie. */
function settledPosition(reader: RowReader, given: Position, field: string): Position | null {
  const { datum, window } = reader.settings;
  const fail = (reason: 'position-zero' | 'outside-dataset' | 'lng-lat-swapped' | 'datum-outside-china'): null => {
    reader.fail(field, reason, `${given[0]}, ${given[1]}`);
    return null;
  };
  if (given[0] === 0 && given[1] === 0) return fail('position-zero');
  const position = toWgs84(given, datum);
  if (window === null || bboxContains(window, position)) return datumAppliesAt(given, datum) ? position : fail('datum-outside-china');
  const swapped = toWgs84([given[1], given[0]], datum);
  return fail(Math.abs(swapped[1]) <= 90 && bboxContains(window, swapped) ? 'lng-lat-swapped' : 'outside-dataset');
}
