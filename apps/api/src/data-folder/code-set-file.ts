import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const civilDate = z.iso.date();

const codeSetFileSchema = z.object({
  key: z.string(), name: z.string(), effectiveFrom: civilDate.nullable(), effectiveTo: civilDate.nullable(), note: z.string(),
  majorClasses: z.record(z.string(), z.string()),
  codes: z.array(z.object({
    code: z.string(), name: z.string(), note: z.string().optional(),
    /** How sure the code is: two independent lists agree, one has it, they differ, or the bureau added it. */
    verdict: z.enum(['agree', 'one-source', 'disagree', 'local']),
  })),
  reportCategories: z.array(z.object({
    key: z.string(), name: z.string(), effectiveFrom: civilDate.nullable(), codes: z.array(z.string()),
  })),
});

/** An edition of event codes as data/code-sets holds it. */
export type CodeSetFile = z.infer<typeof codeSetFileSchema>;

/** Every code set in the data folder, by file name. A malformed file is a broken installation and throws. */
export async function readCodeSetFiles(dataFolder: string): Promise<CodeSetFile[]> {
  const folder = join(dataFolder, 'code-sets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => codeSetFileSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}
