import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeRelations, codeVerdicts } from '@wuding/domain';

const civilDate = z.iso.date();

const codeSetFileSchema = z.object({
  key: z.string(), name: z.string(), effectiveFrom: civilDate.nullable(), effectiveTo: civilDate.nullable(), note: z.string(),
  /** An edition of the bureau, or somebody else's list kept to compare with. */
  origin: z.enum(['bureau', 'reference']),
  majorClasses: z.record(z.string(), z.string()),
  codes: z.array(z.object({
    code: z.string(), name: z.string(), note: z.string().optional(),
    /** Key of its major class: said, for codes differ in length from list to list. */
    major: z.string(),
    /** How sure the code is: two independent lists agree, one has it, they differ, or the bureau added it. */
    verdict: z.enum(codeVerdicts),
  })),
  reportCategories: z.array(z.object({
    key: z.string(), name: z.string(), effectiveFrom: civilDate.nullable(), codes: z.array(z.string()),
  })),
  /** How its codes relate to those of other sets, published with the edition. */
  crosswalks: z.array(z.object({
    to: z.string(), note: z.string(),
    entries: z.array(z.object({ from: z.string(), to: z.string(), relation: z.enum(codeRelations), note: z.string().default('') })),
  })).default([]),
});

/** An edition of event codes as data/code-sets holds it. */
export type CodeSetFile = z.infer<typeof codeSetFileSchema>;

/** Every code set in the data folder, by file name. A malformed file is a broken installation and throws. */
export async function readCodeSetFiles(dataFolder: string): Promise<CodeSetFile[]> {
  const folder = join(dataFolder, 'code-sets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => codeSetFileSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}
