import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figureHeadings, figureQualifiers, figureUnitKeys } from '@wuding/domain';
import { z } from 'zod';

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const figureFileSchema = z.object({
  key: z.string(), year: z.number().int(), title: z.string(), note: z.string(),
  figures: z.array(z.object({
    id: z.string(), category: z.enum(figureHeadings), item: words,
    /** A number, or a civil date for figures that are dates. */
    value: z.union([z.number(), z.iso.date()]),
    qualifier: z.enum(figureQualifiers), unit: z.enum(figureUnitKeys), source: z.string(),
    /** The words of the document. */
    phrase: z.string(),
  })),
});

/** A document's figures as data/figures holds them. */
export type FigureFile = z.infer<typeof figureFileSchema>;

/** Every document of figures in the data folder. A malformed file is a broken installation and throws. */
export async function readFigureFiles(dataFolder: string): Promise<FigureFile[]> {
  const folder = join(dataFolder, 'figures');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(names.map(async (name) => figureFileSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}
