import type { Random } from '../random';
import { hourBandOf, type LifeParameters } from './parameters';
import type { Vendor } from './vendor';

/** One stretch of presence, minutes of the day; how it began and ended. */
export interface Stay {
  readonly spot: number;
  readonly from: number;
  to: number;
  readonly began: 'opened' | 'returned' | 'moved';
  ended: 'scared' | 'moved' | 'left-unseen' | 'closed';
}

/** A vendor met by an officer: index into the day's passes, and whether it was noticed. */
export interface Encounter {
  readonly pass: number;
  readonly spot: number;
  readonly at: number;
  readonly isNoticed: boolean;
}

export interface VendorSurroundings {
  /** Passes that can scare or notice the vendor: pass index and metres from home / from the alternative spot. */
  readonly passes: readonly { readonly pass: number; readonly from: number; readonly to: number; readonly homeMetres: number; readonly alternativeMetres: number }[];
  /** Factor on the return scale from strikes, at a minute of this day. */
  strikeFactor(minute: number): number;
  /** Whether a post holds that spot at that minute. */
  isManned(spot: number, minute: number): boolean;
  /** Whether a permitted place within 200 m is open and free then: returning is less pressing. */
  hasPermittedPlace(spot: number, minute: number): boolean;
  readonly returnScaleFactor: number;
  readonly moveProbability: number;
}

/** Called when an officer meets the vendor: a strike it earns slows its later returns of the same day. */
export type OnEncounter = (encounter: Encounter) => void;

/**
 * One vendor's day as an event simulation: opens, is scared off or leaves unseen, moves or goes away, returns.
 * @returns the stays (latent truth), in order; encounters (what officers could record) go to `onEncounter`
 */
export function liveVendorDay(vendor: Vendor, window: { from: number; to: number }, around: VendorSurroundings, p: LifeParameters, r: Random, onEncounter: OnEncounter): Stay[] {
  const stays: Stay[] = [];
  let next: { at: number; spot: number; began: Stay['began'] } | null = admitted(vendor.homeSpot, window.from, window.to, around, p, r);
  let cursor = 0;
  while (next !== null && next.at < window.to) {
    const stay: Stay = { spot: next.spot, from: next.at, to: window.to, began: next.began, ended: 'closed' };
    stays.push(stay);
    const ownLeave = stay.from + r.exponential(p.ownLeaveHours * 60);
    if (ownLeave < stay.to) Object.assign(stay, { to: ownLeave, ended: 'left-unseen' });
    while (cursor < around.passes.length && (around.passes[cursor]?.to ?? 0) <= stay.from) cursor++;
    const scaredUntil = meetOfficers(vendor, stay, around, cursor, p, r, onEncounter);
    if (stay.ended === 'closed') break;
    next = whatNext(vendor, stay, scaredUntil ?? stay.to, window.to, around, p, r);
  }
  return stays;
}

/**
 * Lets the officers passing during a stay notice and scare the vendor; the first one in range makes it pack up.
 * @returns when the last of them was gone, or null when none came near
 */
function meetOfficers(vendor: Vendor, stay: Stay, around: VendorSurroundings, cursor: number, p: LifeParameters, r: Random, onEncounter: OnEncounter): number | null {
  let goneAt: number | null = null;
  for (let i = cursor; i < around.passes.length; i++) {
    const pass = around.passes[i];
    if (pass === undefined || pass.from >= stay.to) break;
    const metres = stay.spot === vendor.homeSpot ? pass.homeMetres : pass.alternativeMetres;
    if (metres > p.scareMetres) continue;
    const at = Math.max(pass.from, stay.from);
    if (metres <= p.noticeMetres) onEncounter({ pass: pass.pass, spot: stay.spot, at, isNoticed: r.chance(p.noticeProbability) });
    if (goneAt === null) {
      const packed = at + r.exponential(p.packUpMinutes);
      if (packed < stay.to) Object.assign(stay, { to: packed, ended: 'scared' });
    }
    goneAt = Math.max(goneAt ?? 0, pass.to);
  }
  return goneAt;
}

/** After a stay ended before closing: to the other spot at once, or away until the return time has run. */
function whatNext(vendor: Vendor, stay: Stay, officerGone: number, closesAt: number, around: VendorSurroundings, p: LifeParameters, r: Random): { at: number; spot: number; began: Stay['began'] } | null {
  const other = stay.spot === vendor.homeSpot ? vendor.alternativeSpot : vendor.homeSpot;
  if (stay.ended === 'scared' && other !== stay.spot && r.chance(around.moveProbability)) {
    const at = stay.to + 3 + r.exponential(4);
    // A move is an arrival like any other: a post there turns it away as often.
    if (r.chance(postAdmission(other, at, around, p))) {
      stay.ended = 'moved';
      return { at, spot: other, began: 'moved' };
    }
  }
  const departed = Math.max(stay.to, officerGone);
  const scale = p.returnScaleMinutes[hourBandOf(departed / 60)] * around.returnScaleFactor * vendor.temper * around.strikeFactor(departed);
  return returnsAt(vendor.homeSpot, departed, scale, closesAt, around, p, r);
}

/**
 * Return time with hazard Weibull(scale, shape), cut while a post holds the spot or a permitted place is free: candidates
 * of the full hazard are thinned (Lewis & Shedler 1979), which is exact for hazards that are only ever reduced.
 */
function returnsAt(spot: number, departed: number, scale: number, closesAt: number, around: VendorSurroundings, p: LifeParameters, r: Random): { at: number; spot: number; began: 'returned' } | null {
  let cumulative = 0;
  for (;;) {
    cumulative += r.exponential(1);
    const at = departed + scale * cumulative ** (1 / p.returnShape);
    if (at >= closesAt) return null;
    if (r.chance(postAdmission(spot, at, around, p) * (around.hasPermittedPlace(spot, at) ? 1 - p.permittedPlaceCut : 1))) return { at, spot, began: 'returned' };
  }
}

/** First arrival of the day: at opening time unless a post holds the spot, then later by thinning at the return hazard. */
function admitted(spot: number, from: number, closesAt: number, around: VendorSurroundings, p: LifeParameters, r: Random): { at: number; spot: number; began: Stay['began'] } | null {
  if (r.chance(postAdmission(spot, from, around, p))) return { at: from, spot, began: 'opened' };
  return returnsAt(spot, from, p.returnScaleMinutes[hourBandOf(from / 60)], closesAt, around, p, r);
}

/** What is left of the arrival hazard where a post stands. */
const postAdmission = (spot: number, at: number, around: VendorSurroundings, p: LifeParameters): number => (around.isManned(spot, at) ? 1 - p.postEffect : 1);
