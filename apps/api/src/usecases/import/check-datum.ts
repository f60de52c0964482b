import { datumAppliesAt, datums, isInChina, toWgs84, type Datum, type Position } from '@wuding/geo';
import { median } from '../../ingest/location-window';
import { FileRefused } from '../../ingest/refused';
import type { Context } from '../../context';
import { readStreetDistances } from '../../repositories/street-distances';

/** Positions looked at: the median of so many is known to a few per cent. */
const samplePositions = 400;
/** Fewer than this prove nothing. */
const leastPositions = 30;

/**
 * When a label is doubted. GCJ-02 moves a point by 300–700 m, blindly of streets; a true incident or address lies on a street
 * or beside it. So a right label leaves most points within a street's width and frontage of the nearest street, a wrong one
 * scatters them. Doubted: the median distance as labelled is beyond `suspectMetres`, and another label brings it below
 * `ratioOfOther` of that and below `suspectMetres` itself. In a dense grid of streets a wrong label may go unnoticed: nothing
 * is ever far from a street there.
 * @source measured on the county's streets with points 0–25 m beside them, see check-datum.test.ts
 */
export const datumDoubt = { suspectMetres: 30, ratioOfOther: 0.5 } as const;

export interface DatumFit {
  readonly datum: Datum;
  readonly medianMetres: number;
}

/**
 * Refuses `datum-suspect` when positions fit a dataset's streets far better under another datum than under the one they are
 * labelled with. Says nothing without streets, outside China, or for few positions.
 * @param given positions as the file has them
 */
export async function refuseDoubtfulDatum(
  ctx: Context, { datasetId, given, datum }: { datasetId: number; given: readonly Position[]; datum: Datum },
): Promise<void> {
  const chinese = given.filter(isInChina);
  if (chinese.length < leastPositions) return;
  const sample = chinese.filter((_, index) => index % Math.ceil(chinese.length / samplePositions) === 0);
  const labelled = await fitOf(ctx, { datasetId, sample, datum });
  if (labelled === null || labelled.medianMetres <= datumDoubt.suspectMetres) return;
  const others: DatumFit[] = [];
  // CGCS2000 positions are WGS-84 positions to within a metre: one of the two stands for both.
  for (const other of datums) {
    if (isSameGround(other, datum) || other === 'cgcs2000') continue;
    const fit = await fitOf(ctx, { datasetId, sample, datum: other });
    if (fit !== null) others.push(fit);
  }
  const best = others.toSorted((a, b) => a.medianMetres - b.medianMetres)[0];
  if (best === undefined || best.medianMetres > datumDoubt.suspectMetres || best.medianMetres > datumDoubt.ratioOfOther * labelled.medianMetres) return;
  throw new FileRefused('datum-suspect', {
    field: 'crs', datum, medianMetres: Math.round(labelled.medianMetres), likelierDatum: best.datum, likelierMedianMetres: Math.round(best.medianMetres),
    positionCount: sample.length,
  });
}

const isSameGround = (a: Datum, b: Datum): boolean => a === b || (a === 'wgs84' && b === 'cgcs2000') || (a === 'cgcs2000' && b === 'wgs84');

async function fitOf(ctx: Context, { datasetId, sample, datum }: { datasetId: number; sample: readonly Position[]; datum: Datum }): Promise<DatumFit | null> {
  const positions = sample.filter((position) => datumAppliesAt(position, datum)).map((position) => toWgs84(position, datum));
  const medianMetres = median(await readStreetDistances(ctx.store.db, datasetId, positions));
  return medianMetres === null ? null : { datum, medianMetres };
}
