import { datumAppliesAt, isInChina, toWgs84, type Datum, type Position } from '@wuding/geo';
import { median } from '../../ingest/location-window';
import { FileRefused } from '../../ingest/refused';
import type { Context } from '../../context';
import { streetReachMetres } from '../../repositories/locate';
import { readStreetDistances } from '../../repositories/street-distances';

/** Positions looked at: shares of so many are known to a few per cent. */
const samplePositions = 400;
/** Fewer places than this prove nothing. Positions within about 100 m of each other are one place: they move together. */
const leastPlaces = 10;

/**
 * When a label is doubted. GCJ-02 moves a point by 300–700 m, blindly of streets, while a true incident or address lies on a
 * street or beside it. So the right label puts nearly every point within reach of a street; a wrong one strews them over the
 * blocks. Doubted: another label leaves at most `otherOutOfReachRatio` of the points out of reach, and as labelled either at
 * least `outOfReachRatio` are and `timesMore` as many, or the median distance is `timesFarther`. Where streets lie so close
 * that nothing is ever far from one, a wrong label of points that are not on the street itself goes unnoticed.
 * @source measured on the county's streets, points 5–25 m beside them: right label, none beyond 50 m; wrong label, 25–50 %
 *   beyond 50 m and the median 6 times as far for points 5 m aside (check-datum.test.ts)
 */
const doubt = { otherOutOfReachRatio: 0.1, outOfReachRatio: 0.2, timesMore: 3, timesFarther: 3 } as const;

/** How a sample of positions lies to a dataset's streets when read in one datum. */
interface DatumFit {
  readonly datum: Datum;
  readonly medianMetres: number;
  /** Share of positions farther from every street than an incident of that street would be. */
  readonly outOfReachRatio: number;
}

/**
 * Refuses `datum-suspect` when positions fit a dataset's streets far better under another datum than under the one they are
 * labelled with. Says nothing without streets, outside China, or for few places.
 * @param given positions as the file has them
 */
export async function refuseDoubtfulDatum(
  ctx: Context, { datasetId, given, datum }: { datasetId: number; given: readonly Position[]; datum: Datum },
): Promise<void> {
  const places = distinctPlaces(given.filter(isInChina));
  if (places.length < leastPlaces) return;
  const sample = places.filter((_, index) => index % Math.ceil(places.length / samplePositions) === 0);
  const labelled = await fitOf(ctx, { datasetId, sample, datum });
  if (labelled === null) return;
  const others = await Promise.all(otherDatums(datum).map((other) => fitOf(ctx, { datasetId, sample, datum: other })));
  const better = others.filter((fit) => fit !== null).filter((fit) => fitsFarBetter(fit, labelled));
  const best = better.toSorted((a, b) => a.medianMetres - b.medianMetres)[0];
  if (best === undefined) return;
  throw new FileRefused('datum-suspect', {
    field: 'crs', datum, medianMetres: Math.round(labelled.medianMetres), outOfReachPercent: Math.round(labelled.outOfReachRatio * 100),
    likelierDatum: best.datum, likelierMedianMetres: Math.round(best.medianMetres),
    likelierOutOfReachPercent: Math.round(best.outOfReachRatio * 100),
    positionCount: sample.length,
  });
}

const fitsFarBetter = (other: DatumFit, labelled: DatumFit): boolean => other.outOfReachRatio <= doubt.otherOutOfReachRatio
  && ((labelled.outOfReachRatio >= doubt.outOfReachRatio && labelled.outOfReachRatio >= doubt.timesMore * other.outOfReachRatio)
    || labelled.medianMetres >= doubt.timesFarther * other.medianMetres);

/** The datums that put a position elsewhere; CGCS2000 is WGS-84 to within a metre. */
const otherDatums = (datum: Datum): readonly Datum[] =>
  (['wgs84', 'gcj02', 'bd09'] as const).filter((other) => other !== datum && !(other === 'wgs84' && datum === 'cgcs2000'));

/** One position of each cell of 0.001°. */
function distinctPlaces(positions: readonly Position[]): Position[] {
  const byCell = new Map(positions.map((position) => [position.map((degrees) => Math.round(degrees * 1_000)).join(), position]));
  return [...byCell.values()];
}

async function fitOf(
  ctx: Context, { datasetId, sample, datum }: { datasetId: number; sample: readonly Position[]; datum: Datum },
): Promise<DatumFit | null> {
  const positions = sample.filter((position) => datumAppliesAt(position, datum)).map((position) => toWgs84(position, datum));
  const distances = await readStreetDistances(ctx.store.db, datasetId, positions);
  const medianMetres = median(distances);
  if (medianMetres === null) return null;
  return { datum, medianMetres, outOfReachRatio: distances.filter((metres) => metres > streetReachMetres).length / distances.length };
}
