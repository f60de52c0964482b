import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readCodeSetFiles, type CodeSetFile } from '../../data-folder/code-set-file';
import type { Database } from '../../db/store';
import { addEventCodes, createCodeSet, findCodeSet, mapToReportCategory, putReportCategory } from '../../repositories/code-sets';
import { mutate } from '../mutate';

/**
 * Loads the code sets of the data folder that the store lacks. An edition that is there stays as it is: codes are
 * versioned by a new edition under a new key, never changed underneath records.
 * @returns keys of the editions added
 */
export async function ensureCodeSets({ ctx, input }: { ctx: Context; input: { dataFolder: string } }): Promise<Result<string[]>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const added: string[] = [];
  for (const file of await readCodeSetFiles(input.dataFolder)) {
    if ((await findCodeSet(ctx.store.db, file.key)) !== null) continue;
    const written = await mutate(ctx, async (tx) => {
      await addCodeSet(tx, file);
      return accept({ value: null, audit: { action: 'create', entity: 'code-set', entityId: file.key, itemCount: file.codes.length } });
    });
    if (!written.ok) return written;
    added.push(file.key);
  }
  return accept(added);
}

async function addCodeSet(tx: Database, file: CodeSetFile): Promise<void> {
  const set = await createCodeSet(tx, file);
  const ids = await addEventCodes(tx, set.id, file.codes.map(({ code, name, verdict }) => ({
    code, name, majorClass: file.majorClasses[code.slice(0, 2)] ?? null, isExtension: verdict === 'local',
  })));
  for (const category of file.reportCategories) {
    const eventCodeIds = category.codes.map((code) => {
      const id = ids.get(code);
      if (id === undefined) throw new Error(`report category ${category.key} of ${file.key} names code ${code}, which the edition lacks`);
      return id;
    });
    const reportCategoryId = await putReportCategory(tx, category);
    await mapToReportCategory(tx, { reportCategoryId, eventCodeIds, effectiveFrom: category.effectiveFrom });
  }
}
