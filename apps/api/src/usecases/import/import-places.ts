import { readPlace } from '../../ingest/place-row';
import { createPlaceTable, dropUnchangedPlaces, placeImportColumns, placeLine, writePlaces } from '../../repositories/import-places';
import { importPoints } from './import-points';
import type { ImportRun, KeptCounts } from './import-run';

/** Imports named points: schools, markets, shops, sites. */
export function importPlaces(run: ImportRun): Promise<KeptCounts> {
  return importPoints(run, {
    entity: 'place', table: 'import_place', columns: placeImportColumns,
    read: (record) => readPlace(record, run.settings),
    accepted: () => undefined,
    line: placeLine, createTable: createPlaceTable, dropUnchanged: dropUnchangedPlaces, write: writePlaces,
    newCategories: () => [],
  });
}
