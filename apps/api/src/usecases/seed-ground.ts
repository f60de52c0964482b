import { dayConditions, marketRules, schoolTerms, type CountyGround } from '@wuding/demo';
import { multiPolygonAreaSquareMetres } from '@wuding/geo';
import { addDayConditions } from '../repositories/day-conditions';
import { addBells, addCoveredWalks, addMarketRules, addSchoolTerms, addUnitCells } from '../repositories/seed-ground';
import { recordChange } from '../repositories/change-log';
import { districtIdOfArea, findPlaceIds, insertZone, readZoneCodes } from '../repositories/zones';
import type { SeedTarget } from './seed-store';
import { countySeed } from './seed-telling';

/** Rules hold from the day the bureau was founded. */
const foundedAt = Date.parse('2022-12-15T00:00:00+08:00');

/**
 * Writes what a town's ground has beyond streets, districts and places: market days, terms, rain and outages of its days until
 * `untilAt`, bells, zones, the covered walk and the unit grid. What is there stays: people may have changed it. @returns how many rows were new
 */
export async function storeGroundRules(target: SeedTarget, ground: CountyGround, untilAt: number): Promise<number> {
  const { tx, dataset } = target;
  let count = await addMarketRules(tx, dataset.id, marketRules) + await addSchoolTerms(tx, dataset.id, schoolTerms);
  count += await addDayConditions(tx, dataset.id, dayConditions(countySeed, untilAt));
  count += await addBells(tx, dataset.id, ground.bells) + await addCoveredWalks(tx, dataset.id, ground.coveredWalks);
  count += await addUnitCells(tx, dataset.id, ground.cells);
  return count + await addZones(target, ground);
}

async function addZones({ tx, dataset, at }: SeedTarget, { zones }: CountyGround): Promise<number> {
  const known = await readZoneCodes(tx, dataset.id);
  const missing = zones.filter(({ code }) => !known.has(code));
  if (missing.length === 0) return 0;
  const changeSeq = await recordChange(tx, { at, datasetId: dataset.id, entity: 'zone', operation: 'upsert' });
  const placeIds = await findPlaceIds(tx, dataset.id);
  for (const { polygons, placeCode, ...rest } of missing) {
    const area = { type: 'MultiPolygon' as const, coordinates: polygons };
    const districtId = await districtIdOfArea(tx, dataset.id, area, at);
    await insertZone(tx, { datasetId: dataset.id, districtId, changeSeq }, {
      ...rest, area, areaSquareMetres: multiPolygonAreaSquareMetres(polygons), placeId: placeCode === null ? null : placeIds.get(placeCode) ?? null,
      effectiveFromAt: foundedAt, effectiveToAt: null,
    });
  }
  return missing.length;
}
