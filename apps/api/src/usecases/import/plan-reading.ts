import { earliestIncidentAt, latestIncidentLeadMilliseconds } from '@wuding/domain';
import { datumAppliesAt, isOnEarth, toWgs84, type Position } from '@wuding/geo';
import { planColumns, type ColumnPlan } from '../../ingest/columns';
import {
  boundsSlackMetres, isUninhabitedLatitude, median, windowAround, windowAroundMedian, type LocationWindow,
} from '../../ingest/location-window';
import { givenPosition } from '../../ingest/read-position';
import { geometryField } from '../../ingest/read-shape';
import { readGeometryText } from '../../ingest/read-wkt';
import type { SourceRecord } from '../../ingest/record';
import { FileRefused } from '../../ingest/refused';
import { RowReader, type RowSettings } from '../../ingest/row-reader';
import type { ImportRequest } from './import-request';
import { kindSpecs } from './kind-spec';
import type { Target } from './plan-target';
import type { Head } from './read-head';

export interface ReadingPlan {
  readonly settings: RowSettings;
  /** Positions of the sample as the file has them, in its datum. */
  readonly givenPositions: readonly Position[];
  readonly remarks: readonly string[];
}

/**
 * Decides from the head of a file how its rows are to be read: which column serves which field, where records may lie.
 * Refuses `missing-columns`, `datum-outside-china`, `lng-lat-swapped` (the file as a whole).
 */
export function planReading(input: ImportRequest, target: Target, { head, nowAt }: { head: Head; nowAt: number }): ReadingPlan {
  const plan = planColumns(kindSpecs[input.kind].fields, head.columns, input.columns);
  refuseMissing(input, plan, head);
  const loose: RowSettings = {
    columnOf: plan.columnOf, valueOf: input.values, datum: input.datum, local: target.local, dateOrder: input.dateOrder, window: null,
    earliestAt: earliestIncidentAt, latestAt: nowAt + latestIncidentLeadMilliseconds,
  };
  const givenPositions = head.sample.map((record) => samplePosition(record, loose)).filter((position) => position !== null);
  refuseMisplaced(givenPositions, input, target);
  return {
    settings: { ...loose, window: locationWindow(givenPositions, input, target) },
    givenPositions,
    remarks: plan.choices.map(({ field, used, unused }) => `${field} 取自列“${used}”（未用：${unused.join('、')}；可用 --map ${field}=列名 指定）`),
  };
}

function refuseMissing(input: ImportRequest, plan: ColumnPlan, head: Head): void {
  const spec = kindSpecs[input.kind];
  const missing = spec.required.filter((field) => !plan.columnOf.has(field));
  const hasGeometry = head.sample.some(({ geometry }) => geometry !== undefined && geometry !== null);
  if (spec.geometry === 'shape' && !hasGeometry && !plan.columnOf.has(geometryField.field)) missing.push(geometryField.field);
  if (spec.geometry === 'point' && !hasGeometry && !saysUnlocated(input)) {
    missing.push(...['lng', 'lat'].filter((field) => !plan.columnOf.has(field)));
  }
  if (missing.length === 0 && plan.unknownColumns.length === 0) return;
  throw new FileRefused('missing-columns', {
    field: missing[0] ?? plan.unknownColumns[0] ?? '', missing, unknownColumns: plan.unknownColumns, columns: head.columns.slice(0, 100),
  });
}

/** `--map lng= --map lat=`: the file has no positions, and that is meant. */
const saysUnlocated = ({ kind, columns }: ImportRequest): boolean =>
  kind === 'incidents' && columns.get('lng') === '' && columns.get('lat') === '';

/** A position of a record, as the file has it; null when it has none that could be one. */
function samplePosition(record: SourceRecord, settings: RowSettings): Position | null {
  const coordinates = (record.geometry as { coordinates?: unknown } | null | undefined)?.coordinates;
  const given = coordinates === undefined ? positionInCells(new RowReader(record, settings)) : firstPosition(coordinates);
  return given === undefined || given === null || (given[0] === 0 && given[1] === 0) ? null : given;
}

/** Of a table: the first corner of its geometry column where the kind has one, else its lng and lat. */
const positionInCells = (reader: RowReader): Position | null | undefined =>
  reader.has(geometryField.field) ? firstPosition(readGeometryText(reader.text(geometryField.field, Infinity))?.coordinates) : givenPosition(reader)?.position;

function firstPosition(coordinates: unknown): Position | null {
  let inner = coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  if (!Array.isArray(inner)) return null;
  const [lng, lat] = inner as unknown[];
  return typeof lng === 'number' && typeof lat === 'number' && isOnEarth(lng, lat) ? [lng, lat] : null;
}

function refuseMisplaced(given: readonly Position[], { datum }: ImportRequest, { existing }: Target): void {
  const lng = median(given.map((position) => position[0])), lat = median(given.map((position) => position[1]));
  if (lng === null || lat === null) return;
  if ((existing?.bounds ?? null) === null && isUninhabitedLatitude(lat) && Math.abs(lng) <= 80) {
    throw new FileRefused('lng-lat-swapped', { field: 'lng', medianLng: lng, medianLat: lat });
  }
  if (!datumAppliesAt([lng, lat], datum)) {
    throw new FileRefused('datum-outside-china', { field: 'crs', datum, medianLng: lng, medianLat: lat });
  }
}

/** Where the dataset's records may lie; a dataset without bounds is placed by the head of this file. */
function locationWindow(given: readonly Position[], { datum }: ImportRequest, { existing }: Target): LocationWindow | null {
  const bounds = existing?.bounds ?? null;
  return bounds === null ? windowAroundMedian(given.map((position) => toWgs84(position, datum))) : windowAround(bounds, boundsSlackMetres);
}

