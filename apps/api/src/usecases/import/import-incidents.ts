import { readIncident } from '../../ingest/incident-row';
import {
  analyseIncidents, createIncidentTable, dropUnchangedIncidents, incidentImportColumns, incidentLine, writeIncidents,
} from '../../repositories/import-incidents';
import { importPoints } from './import-points';
import type { ImportRun, KeptCounts } from './import-run';
import { VocabularyReader } from './vocabulary-reader';

/** Imports incidents. Rows without any coordinates are taken: they count as unlocated. */
export function importIncidents(run: ImportRun): Promise<KeptCounts> {
  const vocabulary = new VocabularyReader(run.target.codeSet);
  return importPoints(run, {
    entity: 'incident', table: 'import_incident', columns: incidentImportColumns,
    read: (record) => readIncident(record, run.settings, (category) => vocabulary.codeOf(category)),
    accepted: ({ category }) => vocabulary.learn(category),
    line: incidentLine, createTable: createIncidentTable, dropUnchanged: dropUnchangedIncidents,
    write: async (tx, target) => {
      const written = await writeIncidents(tx, target);
      await analyseIncidents(tx);
      return written;
    },
    newCategories: () => vocabulary.newCategories,
  });
}
