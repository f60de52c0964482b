/** What the matcher believes about positions, roads and drivers. A nat is a factor e in likelihood. */
export interface MatchingRules {
  /** Deviation of a position from the road it was taken on, metres. */
  readonly deviationMetres: number;
  /** Beyond this many deviations the cost grows with the distance, not with its square: maps draw bends straight. */
  readonly bendDeviations: number;
  /** A position farther than this many deviations from every believable road says nothing and is passed over. */
  readonly farthestDeviations: number;
  /** Errors of positions nearer together than this repeat each other, so that each says less, metres. */
  readonly correlationMetres: number;
  /** A way longer by this much is e times less likely, metres. */
  readonly detourMetres: number;
  /** Cost of turning round on the road, as metres of detour. */
  readonly turnRoundMetres: number;
  /** Positions nearer than this to the last one used are not used: standing still says nothing about the road. */
  readonly spacingMetres: number;
  /** Arcs considered for one position. */
  readonly mostCandidates: number;
  /** Ways this much less likely than the best one are given up, nats. */
  readonly beamNats: number;
  /** Steps kept undecided; the older half is decided when they are reached. */
  readonly windowSteps: number;
  /** After so many positions passed over, and … */
  readonly breakSteps: number;
  /** … so far from the last believed place, the route is broken rather than guessed, metres. */
  readonly breakMetres: number;
}

/**
 * Receivers in vehicles and on foot in streets.
 * @source chosen by the mean error over six recorded tracks at 1, 10 and 30 s, each sampled from several starts (docs/matching.md)
 */
export const defaultMatchingRules: MatchingRules = {
  deviationMetres: 8.5, bendDeviations: 2, farthestDeviations: 5, correlationMetres: 80, detourMetres: 25, turnRoundMetres: 80,
  spacingMetres: 10, mostCandidates: 24, beamNats: 8, windowSteps: 256, breakSteps: 6, breakMetres: 150,
};
