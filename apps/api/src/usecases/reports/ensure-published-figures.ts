import { createHash } from 'node:crypto';
import { accept, canonicalJson, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readFigureFiles, type FigureFile } from '../../data-folder/figure-file';
import { findDatasetByKey } from '../../repositories/datasets';
import { hasPublishedFigures, insertPublishedFigures, type PublishedFigure } from '../../repositories/published-figures';
import { mutate } from '../mutate';

/**
 * Gives a dataset the published figures of the data folder that it lacks, year by year; a year that is there stays as it is.
 * @returns keys of the documents added
 */
export async function ensurePublishedFigures({ ctx, input }: { ctx: Context; input: { dataFolder: string; dataset: string } }): Promise<Result<string[]>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const dataset = await findDatasetByKey(ctx.store.db, input.dataset);
  if (dataset === null) return refuse('unknown-dataset', { pointer: '/dataset', data: { dataset: input.dataset } });
  const added: string[] = [];
  for (const file of await readFigureFiles(input.dataFolder)) {
    if (await hasPublishedFigures(ctx.store.db, dataset.id, file.year)) continue;
    const written = await mutate(ctx, async (tx) => {
      await insertPublishedFigures(tx, dataset.id, file.figures.map((figure, index) => toRow(file, figure, index)));
      return accept({
        value: null,
        audit: {
          action: 'import', entity: 'published-figures', entityId: file.key, datasetId: dataset.id, itemCount: file.figures.length,
          contentHash: createHash('sha256').update(canonicalJson(file.figures)).digest('hex'),
        },
      });
    });
    if (!written.ok) return written;
    added.push(file.key);
  }
  return accept(added);
}

const toRow = ({ year }: FigureFile, figure: FigureFile['figures'][number], index: number): PublishedFigure => ({
  year, ordinal: index + 1, figureId: figure.id, heading: figure.category, itemZh: figure.item.zh, itemEn: figure.item.en,
  value: typeof figure.value === 'number' ? figure.value : null, valueOn: typeof figure.value === 'string' ? figure.value : null,
  qualifier: figure.qualifier, unit: figure.unit, source: figure.source,
});
