import type { PatrolStandard } from '@wuding/domain';
import type { Database } from '../../db/store';
import { patrolStandards } from '../../repositories/patrol-standards';

/** Every standard of a dataset, the installed one last. */
export const standardsOf = async (db: Database, datasetId: number, installed: PatrolStandard): Promise<readonly PatrolStandard[]> => [...(await patrolStandards(db, datasetId)), installed];
