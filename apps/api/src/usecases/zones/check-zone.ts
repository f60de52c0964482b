import { accept, checkZoneHours, refuse, timeWindow, type Result } from '@wuding/domain';
import { asMultiPolygon, multiPolygonAreaSquareMetres, validatePolygon } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import type { Database } from '../../db/store';
import { findEventCode } from '../../repositories/code-sets';
import type { Dataset } from '../../repositories/datasets';
import { hasMarket, isPlaceOf, type ZoneDraft } from '../../repositories/zones';
import { placeInDataset } from '../incidents/place-in-dataset';

/** What is checked of a zone before it is written; the area only when it is new. */
export type UncheckedZone = Omit<ZoneDraft, 'areaSquareMetres'>;

/** A zone that may be stored in a dataset, or the field at fault. */
export async function checkZone(db: Database, dataset: Dataset, zone: UncheckedZone): Promise<Result<ZoneDraft>> {
  const area = checkArea(dataset, zone.area);
  if (!area.ok) return area;
  const hours = checkZoneHours(zone.hours);
  if (!hours.ok) return hours;
  const window = timeWindow(zone.effectiveFromAt, zone.effectiveToAt);
  if (!window.ok) return refuse('window-ends-before-it-begins', { pointer: '/effectiveTo' });
  for (const [index, code] of zone.eventCodes.entries()) {
    if ((await findEventCode(db, dataset.codeSetId, code)) === null) return refuse('unknown-event-code', { pointer: `/eventCodes/${index}`, data: { code } });
  }
  if (zone.market !== null && !(await hasMarket(db, dataset.id, zone.market))) return refuse('unknown-market', { pointer: '/market' });
  if (zone.placeId !== null && !(await isPlaceOf(db, dataset.id, zone.placeId))) return refuse('unknown-place', { pointer: '/placeId' });
  return accept({ ...zone, area: area.value, areaSquareMetres: multiPolygonAreaSquareMetres(area.value.coordinates as [number, number][][][]) });
}

function checkArea({ bounds }: Dataset, area: MultiPolygon): Result<MultiPolygon> {
  const verdict = validatePolygon(area);
  if (!verdict.ok) return refuse('invalid-geometry', { pointer: `/area/${verdict.path.join('/')}`, data: { fault: verdict.code } });
  const sound = asMultiPolygon(verdict.geometry);
  for (const position of sound.coordinates.flat(2)) {
    const placed = placeInDataset({ position, datum: 'wgs84', bounds, pointer: '/area' });
    if (!placed.ok) return placed;
  }
  return accept(sound as MultiPolygon);
}
