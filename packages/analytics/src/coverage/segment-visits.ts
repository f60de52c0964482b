import { roundHalfEven } from './street-samples';

/** A straight street segment in plane metres. */
export interface PlaneSegment {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** Fixes of one officer in order of time: seconds, plane metres. */
export interface PlaneTrack {
  readonly second: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface VisitRules {
  readonly bufferMetres: number;
  readonly sampleStepMetres: number;
  /** Fixes farther apart in time are not joined: nobody knows where the officer was. */
  readonly maxGapSeconds: number;
  /** A longer pause between touches begins a new pass. */
  readonly passGapSeconds: number;
  /** Share of samples a pass must touch to count as a visit, 0..1. */
  readonly leastShare: number;
}

/** A visit of a segment by one officer: first and last touch, seconds. */
export interface SegmentVisit {
  readonly officer: number;
  readonly from: number;
  readonly to: number;
}

export interface SegmentCoverage {
  /** Share of samples anybody touched, 0..1. */
  readonly touchedRatio: number;
  /** In order of their end. */
  readonly visits: readonly SegmentVisit[];
}

/**
 * Which visits of a segment the tracks show. The segment is cut into round(length / step) equal parts with a sample in the
 * middle of each; an edge of a track touches the samples within the buffer at the moment it was nearest.
 * @source definition of fixtures/coverage.json
 */
export function coverSegment(segment: PlaneSegment, tracks: readonly PlaneTrack[], rules: VisitRules): SegmentCoverage {
  const samples = samplesOf(segment, rules.sampleStepMetres);
  const touched = new Uint8Array(samples.x.length);
  const visits: SegmentVisit[] = [];
  tracks.forEach((track, officer) => {
    const touches = touchesOf(samples, track, rules);
    for (const { sample } of touches) touched[sample] = 1;
    for (const pass of passesOf(touches, rules.passGapSeconds)) {
      const share = new Set(pass.map(({ sample }) => sample)).size / samples.x.length;
      if (share >= rules.leastShare) visits.push({ officer, from: pass[0]!.second, to: pass.at(-1)!.second });
    }
  });
  return { touchedRatio: touched.reduce((sum, is) => sum + is, 0) / samples.x.length, visits: visits.sort((a, b) => a.to - b.to) };
}

interface Samples {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function samplesOf({ a, b }: PlaneSegment, stepMetres: number): Samples {
  const count = Math.max(1, roundHalfEven(Math.hypot(b[0] - a[0], b[1] - a[1]) / stepMetres));
  const along = Float64Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  return { x: along.map((t) => a[0] + t * (b[0] - a[0])), y: along.map((t) => a[1] + t * (b[1] - a[1])) };
}

interface Touch {
  readonly sample: number;
  readonly second: number;
}

function touchesOf({ x, y }: Samples, track: PlaneTrack, { bufferMetres, maxGapSeconds }: VisitRules): Touch[] {
  const touches: Touch[] = [];
  for (let k = 1; k < track.second.length; k += 1) {
    const gap = track.second[k]! - track.second[k - 1]!;
    if (gap <= 0 || gap > maxGapSeconds) continue;
    const [x0, y0, dx, dy] = [track.x[k - 1]!, track.y[k - 1]!, track.x[k]! - track.x[k - 1]!, track.y[k]! - track.y[k - 1]!];
    const squared = dx * dx + dy * dy;
    for (let sample = 0; sample < x.length; sample += 1) {
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x[sample]! - x0) * dx + (y[sample]! - y0) * dy) / squared));
      if (Math.hypot(x[sample]! - x0 - along * dx, y[sample]! - y0 - along * dy) > bufferMetres) continue;
      touches.push({ sample, second: track.second[k - 1]! + along * gap });
    }
  }
  return touches.sort((a, b) => a.second - b.second);
}

function passesOf(touches: readonly Touch[], gapSeconds: number): Touch[][] {
  const passes: Touch[][] = [];
  for (const touch of touches) {
    const pass = passes.at(-1);
    if (pass === undefined || touch.second - pass.at(-1)!.second > gapSeconds) passes.push([touch]);
    else pass.push(touch);
  }
  return passes;
}
