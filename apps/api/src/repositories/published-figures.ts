import { and, asc, desc, eq } from 'drizzle-orm';
import { publishedFigure } from '../db/schema';
import type { Database } from '../db/store';

export type PublishedFigure = Omit<typeof publishedFigure.$inferSelect, 'id' | 'datasetId'>;

/** Everything a dataset's documents print, latest year first, in the order printed. */
export async function listPublishedFigures(db: Database, datasetId: number): Promise<PublishedFigure[]> {
  return db.select({
    year: publishedFigure.year, figureId: publishedFigure.figureId, ordinal: publishedFigure.ordinal, heading: publishedFigure.heading,
    itemZh: publishedFigure.itemZh, itemEn: publishedFigure.itemEn, value: publishedFigure.value, valueOn: publishedFigure.valueOn,
    qualifier: publishedFigure.qualifier, unit: publishedFigure.unit, source: publishedFigure.source,
  }).from(publishedFigure).where(eq(publishedFigure.datasetId, datasetId)).orderBy(desc(publishedFigure.year), asc(publishedFigure.ordinal));
}

export async function hasPublishedFigures(db: Database, datasetId: number, year: number): Promise<boolean> {
  const rows = await db.select({ id: publishedFigure.id }).from(publishedFigure)
    .where(and(eq(publishedFigure.datasetId, datasetId), eq(publishedFigure.year, year))).limit(1);
  return rows.length > 0;
}

export async function insertPublishedFigures(tx: Database, datasetId: number, figures: readonly PublishedFigure[]): Promise<void> {
  await tx.insert(publishedFigure).values(figures.map((figure) => ({ ...figure, datasetId })));
}
