import type { PlaneTrack, VisitRules } from './segment-visits';
import { samplesInBox, type StreetSamples } from './street-samples';

/** A visit of a street by one unit: first and last touch, seconds. */
export interface StreetVisit {
  readonly street: number;
  readonly from: number;
  readonly to: number;
  /** 1 = along the street's own direction, -1 = against it, 0 = cannot be told. */
  readonly direction: 1 | -1 | 0;
}

interface Touch {
  readonly sample: number;
  readonly second: number;
}

/**
 * All visits of streets the pieces of one unit's track show, by the same definition as `coverSegment`, found from the edges of the track: cost
 * grows with the track, not with the network. @param pieces in order of time; between two nobody knows the way
 * @returns in order of their end
 * @source definition of fixtures/coverage.json
 */
export function streetVisits(samples: StreetSamples, pieces: readonly PlaneTrack[], rules: Omit<VisitRules, 'sampleStepMetres'>): StreetVisit[] {
  const visits: StreetVisit[] = [];
  for (const [street, touches] of touchesByStreet(samples, pieces, rules)) {
    const sampleCount = samples.start[street + 1]! - samples.start[street]!;
    touches.sort((a, b) => a.second - b.second);
    for (let first = 0, next = 1; first < touches.length; next++) {
      if (next < touches.length && touches[next]!.second - touches[next - 1]!.second <= rules.passGapSeconds) continue;
      const pass = touches.slice(first, next);
      if (new Set(pass.map(({ sample }) => sample)).size / sampleCount >= rules.leastShare) visits.push(visitOf(street, pass));
      first = next;
    }
  }
  return visits.sort((a, b) => a.to - b.to || a.street - b.street);
}

function visitOf(street: number, pass: readonly Touch[]): StreetVisit {
  const first = pass[0]!, last = pass.at(-1)!;
  return { street, from: first.second, to: last.second, direction: Math.sign(last.sample - first.sample) as StreetVisit['direction'] };
}

function touchesByStreet(samples: StreetSamples, pieces: readonly PlaneTrack[], rules: Omit<VisitRules, 'sampleStepMetres'>): Map<number, Touch[]> {
  const byStreet = new Map<number, Touch[]>();
  for (const piece of pieces) {
    for (const touch of touchesOf(samples, piece, rules)) {
      const street = samples.streetOf[touch.sample]!, touches = byStreet.get(street);
      if (touches === undefined) byStreet.set(street, [touch]);
      else touches.push(touch);
    }
  }
  return byStreet;
}

function* touchesOf(samples: StreetSamples, { second, x, y }: PlaneTrack, { bufferMetres, maxGapSeconds }: Omit<VisitRules, 'sampleStepMetres'>): Generator<Touch> {
  for (let k = 1; k < second.length; k++) {
    const gap = second[k]! - second[k - 1]!;
    if (gap <= 0 || gap > maxGapSeconds) continue;
    const x0 = x[k - 1]!, y0 = y[k - 1]!, dx = x[k]! - x0, dy = y[k]! - y0, squared = dx * dx + dy * dy;
    for (const sample of samplesInBox(samples, boxAround([x0, y0, x[k]!, y[k]!], bufferMetres))) {
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((samples.x[sample]! - x0) * dx + (samples.y[sample]! - y0) * dy) / squared));
      if (Math.hypot(samples.x[sample]! - x0 - along * dx, samples.y[sample]! - y0 - along * dy) <= bufferMetres) yield { sample, second: second[k - 1]! + along * gap };
    }
  }
}

const boxAround = ([ax, ay, bx, by]: readonly [number, number, number, number], margin: number): [number, number, number, number] =>
  [Math.min(ax, bx) - margin, Math.min(ay, by) - margin, Math.max(ax, bx) + margin, Math.max(ay, by) + margin];
