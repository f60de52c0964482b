import { isInChina, toWgs84, type Datum, type Position } from '@wuding/geo';
import type { Database, Store } from '../../db/store';
import { listDatasetSummaries, type DatasetSummary } from '../../repositories/dataset-summaries';
import { findDatasetByKey } from '../../repositories/datasets';
import { sampleIncidentPositions } from '../../repositories/incident-sample';
import { readStreetDistances } from '../../repositories/street-distances';
import type { Check, Examination } from './check';

const sampleSize = 400;
/** Incidents of street life are seen from a street. */
const farMetres = 200;
const farWarnRatio = 0.2;
/** Records made at the kerb lie this close to a centre line; a wrong label moves them 300–700 m. */
const nearMetres = 25;
/** By how much another datum must bring more of them to a street before it is named. */
const suspectGainRatio = 0.2;

/**
 * Whether each dataset lies where it says, and whether its incidents lie on its streets. A hint, not a proof: when
 * incidents and streets carry the same wrong label, they agree.
 */
export const checkDatum: Examination = async ({ store }) => {
  const checks: Check[] = [];
  for (const dataset of await listDatasetSummaries(store.db)) {
    checks.push(checkBounds(dataset) ?? (await checkAgainstStreets(store, dataset)));
  }
  return checks;
};

function checkBounds({ key, west, south, east, north, timeZone }: DatasetSummary): Check | null {
  if (west === null || south === null || east === null || north === null) return { id: 'datum', level: 'ok', text: `${key}: empty` };
  const text = `${key}: ${[west, south, east, north].map((side) => side.toFixed(4)).join(', ')}`;
  const mend = 'look at the file: columns swapped, or another place; import it again into a new dataset';
  if (west < 0.01 && east > -0.01 && south < 0.01 && north > -0.01) {
    return { id: 'datum', level: 'warn', text: `${text} holds 0°, 0°: positions that are not known were read as zero`, mend };
  }
  const isInside = isInChina([west, south]) && isInChina([east, north]);
  if (timeZone === 'Asia/Shanghai' && !isInside) return { id: 'datum', level: 'warn', text: `${text} lies outside China, its zone does not`, mend };
  return null;
}

async function checkAgainstStreets({ db }: Store, { key, incidentCount }: DatasetSummary): Promise<Check> {
  const datasetId = (await findDatasetByKey(db, key))?.id ?? 0;
  const positions = await sampleIncidentPositions(db, { datasetId, incidentCount, limit: sampleSize });
  const distances = await readStreetDistances(db, datasetId, positions);
  if (distances.length === 0) return { id: 'datum', level: 'ok', text: `${key}: no streets with incidents to compare` };
  const farRatio = distances.filter((metres) => metres > farMetres).length / distances.length;
  const text = `${key}: ${(farRatio * 100).toFixed(0)} % of ${distances.length} sampled incidents lie over ${farMetres} m from any street`;
  const datum = await likelierDatum(db, datasetId, positions);
  if (datum !== null) {
    return { id: 'datum', level: 'warn', text: `${text}; read as ${datum} they would lie on them`, mend: `import the incidents again with --crs ${datum}` };
  }
  if (farRatio > farWarnRatio) {
    return { id: 'datum', level: 'warn', text, mend: 'the label (--crs) of the incidents or of the streets may be wrong, or streets are missing' };
  }
  return { id: 'datum', level: 'ok', text };
}

/** The datum under which clearly more positions lie at a street than as they are; null when there is none. */
async function likelierDatum(db: Database, datasetId: number, positions: readonly Position[]): Promise<Datum | null> {
  const nearRatio = async (datum: Datum): Promise<number> => {
    const distances = await readStreetDistances(db, datasetId, positions.map((position) => toWgs84(position, datum)));
    return distances.filter((metres) => metres <= nearMetres).length / positions.length;
  };
  const asTheyAre = await nearRatio('wgs84');
  const others = await Promise.all((['gcj02', 'bd09'] as const).map(async (datum) => ({ datum, ratio: await nearRatio(datum) })));
  const best = others.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return best.ratio - asTheyAre > suspectGainRatio ? best.datum : null;
}
