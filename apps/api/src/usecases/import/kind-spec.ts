import { districtFields } from '../../ingest/district-row';
import { incidentFields } from '../../ingest/incident-row';
import { personFields } from '../../ingest/person-row';
import { placeFields } from '../../ingest/place-row';
import { postFields } from '../../ingest/post-row';
import { roadFields } from '../../ingest/road-row';
import { zoneFields } from '../../ingest/zone-row';
import type { FieldSpec } from '../../ingest/columns';
import type { ImportKind } from './import-request';

/** What a kind needs of a file. */
export interface KindSpec {
  readonly fields: readonly FieldSpec[];
  /** Fields without which no row can be understood. */
  readonly required: readonly string[];
  /** `point`: a Point geometry or the fields lng and lat; `shape`: lines or polygons; `any`: a place if there is one; `none`. */
  readonly geometry: 'point' | 'shape' | 'any' | 'none';
}

export const kindSpecs: Readonly<Record<ImportKind, KindSpec>> = {
  incidents: { fields: incidentFields, required: ['at', 'category'], geometry: 'point' },
  places: { fields: placeFields, required: ['name'], geometry: 'point' },
  roads: { fields: roadFields, required: ['class'], geometry: 'shape' },
  districts: { fields: districtFields, required: ['name'], geometry: 'shape' },
  zones: { fields: zoneFields, required: ['name', 'kind'], geometry: 'shape' },
  posts: { fields: postFields, required: ['name'], geometry: 'any' },
  staff: { fields: personFields, required: ['code', 'name'], geometry: 'none' },
};
