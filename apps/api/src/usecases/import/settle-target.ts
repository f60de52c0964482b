import type { Database } from '../../db/store';
import { addEventCodes, createCodeSet } from '../../repositories/code-sets';
import { createDataset, findDatasetByKey, type Dataset } from '../../repositories/datasets';
import type { Target } from './plan-target';

/**
 * Makes what the target still lacks: code set, event codes, dataset. Touches no row that is already there, so it may run before
 * the change head is taken. @param nowAt UTC milliseconds
 */
export async function settleTarget(
  tx: Database, target: Target, { newCategories, nowAt }: { newCategories: Iterable<string>; nowAt: number },
): Promise<{ dataset: Dataset; codeSetId: number }> {
  const { key, name, codeSet, existing } = target;
  const codeSetId = codeSet.id ?? (await createCodeSet(tx, { key: codeSet.key, name: codeSet.name })).id;
  await addEventCodes(tx, codeSetId, [...newCategories].map((category) => ({ code: category, name: category })));
  if (existing !== null) return { dataset: existing, codeSetId };
  const created = await createDataset(tx, { key, name, provenance: 'real', timeZone: target.timeZone, codeSetId, createdAt: nowAt });
  const dataset = created ?? (await findDatasetByKey(tx, key));
  if (dataset === null) throw new Error(`dataset ${key} vanished`);
  return { dataset, codeSetId };
}
