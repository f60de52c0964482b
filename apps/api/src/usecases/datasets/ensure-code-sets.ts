import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readCodeSetFiles, type CodeSetFile } from '../../data-folder/code-set-file';
import type { Database } from '../../db/store';
import {
  addEventCodes, annotateCodeSet, createCodeSet, findCodeSet, isAnnotated, mapToReportCategory, putMajorClasses, putReportCategory,
} from '../../repositories/code-sets';
import { findCrosswalk } from '../../repositories/crosswalks';
import { publishEntries } from '../code-sets/publish-entries';
import { mutate } from '../mutate';

/**
 * Loads the code sets of the data folder that the store lacks, then the crosswalks between them that it lacks. What codes of an
 * edition mean stays as it is: they are versioned by a new edition under a new key, never changed underneath records. What is
 * said about them (sources, major classes, until when the edition holds) follows the file.
 * @returns keys of the editions added
 */
export async function ensureCodeSets({ ctx, input }: { ctx: Context; input: { dataFolder: string } }): Promise<Result<string[]>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const added: string[] = [];
  const files = await readCodeSetFiles(input.dataFolder);
  for (const file of files) {
    const found = await findCodeSet(ctx.store.db, file.key);
    if (found !== null && (await isAnnotated(ctx.store.db, found.id, file))) continue;
    const written = await mutate(ctx, async (tx) => {
      if (found === null) await addCodeSet(tx, file);
      else await annotate(tx, found.id, file);
      return accept({ value: null, audit: { action: found === null ? 'create' : 'annotate', entity: 'code-set', entityId: file.key, itemCount: file.codes.length } });
    });
    if (!written.ok) return written;
    if (found === null) added.push(file.key);
  }
  const mapped = await ensureCrosswalks(ctx, files);
  return mapped.ok ? accept(added) : mapped;
}

const draftsOf = ({ codes, majorClasses }: CodeSetFile) => codes.map(({ code, name, verdict, major, note }) => ({
  code, name, majorClass: majorClasses[major] ?? null, majorCode: major, isExtension: verdict === 'local', verdict, note: note ?? '',
}));

async function annotate(tx: Database, id: number, file: CodeSetFile): Promise<void> {
  await annotateCodeSet(tx, id, file);
  await putMajorClasses(tx, id, file.majorClasses);
  await addEventCodes(tx, id, draftsOf(file));
}

async function addCodeSet(tx: Database, file: CodeSetFile): Promise<void> {
  const set = await createCodeSet(tx, file);
  await putMajorClasses(tx, set.id, file.majorClasses);
  const ids = await addEventCodes(tx, set.id, draftsOf(file));
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

/** Publishes the crosswalks of the files whose pair has none yet: a mapping somebody has worked on is theirs. */
async function ensureCrosswalks(ctx: Context, files: readonly CodeSetFile[]): Promise<Result<null>> {
  for (const { key, crosswalks } of files) {
    for (const { to, note, entries } of crosswalks) {
      const from = await findCodeSet(ctx.store.db, key), target = await findCodeSet(ctx.store.db, to);
      if (from === null || target === null) throw new Error(`crosswalk ${key} → ${to} names a code set the data folder lacks`);
      if ((await findCrosswalk(ctx.store.db, { fromCodeSetId: from.id, toCodeSetId: target.id })) !== null) continue;
      const lines = entries.map((entry) => ({ ...entry, category: null, effectiveFrom: null, effectiveTo: null }));
      const published = await mutate(ctx, (tx) => publishEntries({ ctx, tx, input: { from, to: target, version: 0, entries: lines, note, undoes: null } }));
      if (!published.ok) return published;
    }
  }
  return accept(null);
}
