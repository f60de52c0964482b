import { effectGroup, matchControls } from '@wuding/analytics';
import { distanceMetres } from '@wuding/geo';
import type { Database } from '../../db/store';
import { listSpotPlaces, listSpotsNearPosts, type PostOpening, type SpotPass, type SpotPlace } from '../../repositories/post-effect';

/** @source the ring of the county's planted truth: radius + 20 m to radius + 300 m (50–300 m in the displacement ledger of the plan) */
const ringMetres = { from: 20, to: 300 } as const;
/** Controls are looked for among so many spots, the nearest beyond every ring: as many as can be read at once, and of the same part of town. */
const mostCandidates = 200;
/** As many controls as carry the limits: on the simulated county 24 and 12 give the same figures with wider ones. */
const mostControls = 40;
/** Fewer passes say nothing of a place (quality §4: a place is suppressed by its passes). */
export const fewestPasses = 10;

/** Spots of a question by what they are to the post. */
export interface EffectSpots {
  readonly target: readonly SpotPlace[];
  readonly ring: readonly SpotPlace[];
  /** Beyond the ring of every post in force meanwhile, nearest first. */
  readonly candidates: readonly SpotPlace[];
}

/**
 * Spots at a post, in its ring and beyond every ring; metres from the whole of its point or line. Those under another post, and those in another's
 * ring alone, belong to nobody.
 * @param others posts in force at some time of the question, the own one among them or not
 */
export async function spotsAroundPost(db: Database, datasetId: number, { own, others }: { readonly own: PostOpening; readonly others: readonly PostOpening[] }): Promise<EffectSpots> {
  const near = await listSpotsNearPosts(db, { datasetId, reachMetres: ringMetres.to }), inForce = new Set(others.map(({ id }) => id));
  const toOwn = new Map(near.filter(({ postId }) => postId === own.id).map(({ spotId, metres }) => [spotId, metres]));
  const toAnother = new Map<number, number>();
  for (const { spotId, postId, metres } of near) if (postId !== own.id && inForce.has(postId)) toAnother.set(spotId, Math.min(metres, toAnother.get(spotId) ?? Infinity));
  const spots = await listSpotPlaces(db, datasetId);
  const isInRing = ({ id }: SpotPlace): boolean => (toOwn.get(id) ?? -1) >= ringMetres.from && (toAnother.get(id) ?? Infinity) > ringMetres.from;
  const metresToOwn = ({ lng, lat }: SpotPlace): number => distanceMetres([lng, lat], [own.lng, own.lat]);
  return {
    target: spots.filter(({ id }) => (toOwn.get(id) ?? 1) <= 0), ring: spots.filter(isInRing),
    candidates: spots.filter(({ id }) => !toOwn.has(id) && !toAnother.has(id)).map((spot) => ({ spot, metres: metresToOwn(spot) })).sort((a, b) => a.metres - b.metres).slice(0, mostCandidates).map(({ spot }) => spot),
  };
}

/** The group of each spot that says something; controls are the candidates most like the post by the passes before. @param before passes of the baseline in the hours of the post */
export function groupSpots({ target, ring, candidates }: EffectSpots, before: readonly SpotPass[], hourOf: (at: number) => number): Map<number, number> {
  const columns = { spot: before.map(({ spotId }) => spotId), met: before.map(({ met }) => met), stratum: before.map(({ enteredAt }) => hourOf(enteredAt)) };
  const controls = matchControls(columns, { target, candidates }, { most: mostControls, fewestPasses });
  return new Map([
    ...target.map(({ id }) => [id, effectGroup.target] as const), ...ring.map(({ id }) => [id, effectGroup.ring] as const), ...controls.map(({ id }) => [id, effectGroup.control] as const),
  ]);
}
