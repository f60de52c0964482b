import { localPlane, roundPosition, type Position } from '@wuding/geo';
import type { HandlingMode, IncidentOutcome, IncidentSource, IncidentStatus } from '@wuding/domain';
import { dayMilliseconds, instantOf, type DayFacts } from '../life/calendar';
import { random, type Random } from '../random';
import type { Family, Shares } from './families';
import type { Scene } from './scenes';
import type { WeightedScenes } from './weighted-scenes';

/** An incident as the bureau would have recorded it. Instants UTC milliseconds, positions WGS-84. */
export interface CountyIncident {
  /** M, the day, number within the day; further copies of the town add theirs. */
  readonly code: string;
  readonly eventCode: string;
  /** null = recorded without coordinates. */
  readonly position: Position | null;
  readonly occurredAt: number;
  readonly closedAt: number | null;
  readonly status: IncidentStatus;
  readonly source: IncidentSource;
  readonly handlingMode: HandlingMode;
  readonly outcome: IncidentOutcome;
  readonly description: string;
}

/** Shares of all records. [simulated] */
const unlocatedShare = 0.015, withdrawnShare = 0.004, pendingShare = 0.012;
/** From the middle of the carriageway to where the stall stands, and how far along the kerb one scene reaches. */
const kerbMetres = 9, spreadMetres = 14;

/**
 * Everything recorded on one day, in order of time. A day is drawn from its own streams and everything on it is settled
 * before midnight, so it never depends on what comes later.
 */
export function simulateDay(seed: number, facts: DayFacts, families: readonly { family: Family; scenes: WeightedScenes }[]): CountyIncident[] {
  if (facts.isOutage) return [];
  const drafts = families.flatMap(({ family, scenes }) => {
    const r = random(seed, 'incidents', family.eventCode, facts.day);
    const count = r.poisson((family.yearlyCount / 365.25) * family.dayFactor(facts));
    return Array.from({ length: count }, () => drawIncident(family, scenes, facts, r));
  });
  const stamp = new Date(facts.day * dayMilliseconds).toISOString().slice(0, 10).replaceAll('-', '');
  return drafts.toSorted((a, b) => a.occurredAt - b.occurredAt)
    .map((draft, i) => ({ ...draft, code: `M${stamp}-${String(i + 1).padStart(3, '0')}` }));
}

function drawIncident(family: Family, scenes: WeightedScenes, facts: DayFacts, r: Random): Omit<CountyIncident, 'code'> {
  const scene = scenes.draw(r.uniform());
  const hour = drawHour(family.hours, r.uniform());
  const occurredAt = instantOf(facts.day, (hour + r.uniform()) * 60);
  const source = drawShare(family.sources, r);
  const handlingMode: HandlingMode = source === 'patrol' || source === 'post' ? 'on-the-spot' : 'dispatched';
  const isPending = handlingMode === 'dispatched' ? r.chance(pendingShare * 5) : r.chance(pendingShare / 5);
  const outcome = drawShare(family.outcomes, r);
  const minutes = handlingMode === 'on-the-spot' ? 2 + r.exponential(7) : 30 + r.exponential(120);
  const midnightAt = instantOf(facts.day + 1, 0);
  const isWithdrawn = r.chance(withdrawnShare);
  const position = beside(scene, r);
  return {
    eventCode: family.eventCode, position: r.chance(unlocatedShare) ? null : position, occurredAt, source, handlingMode,
    closedAt: isPending ? null : Math.min(occurredAt + Math.round(minutes * 60_000), midnightAt - 1_000),
    status: isWithdrawn ? 'withdrawn' : isPending ? 'open' : 'closed', outcome: isPending ? 'none' : outcome,
    description: describe(scene, r.pick(family.phrases)),
  };
}

/** On one kerb or the other, a few metres up or down the street. */
function beside({ position, along: [east, north] }: Scene, r: Random): Position {
  const side = (r.chance(0.5) ? 1 : -1) * kerbMetres + r.normal() * 2;
  const drift = r.normal() * spreadMetres;
  return roundPosition(localPlane(position).toPosition([east * drift - north * side, north * drift + east * side]));
}

const describe = ({ streetName, districtName }: Scene, phrase: string): string =>
  `${streetName === '' ? (districtName === null ? '背街小巷' : `${districtName}小巷`) : streetName}，${phrase}。`;

function drawHour(weights: readonly number[], uniform: number): number {
  let left = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(0, weights.findIndex((weight) => (left -= weight) < 0));
}

function drawShare<Value extends string>(shares: Shares<Value>, r: Random): Value {
  return r.pick(Object.entries(shares) as [Value, number][], ([, share]) => share)[0];
}
