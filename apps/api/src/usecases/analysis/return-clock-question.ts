import { hourBands, survivalMinutes, type ReturnClock, type ReturnClockTask } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { windowText } from '../districts/figure-window';
import type { AnalysisQuestion } from './ask-analysis';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'return-clock' }>;
type Told = Extract<AnalysisAnswer, { method: 'return-clock' }>;

/** The return clock of the passes of a window. Filters choose the departures; every later pass tells what came of them. */
export function returnClockTask({ spots, visits, kept, districtOf, isGuarded, window }: AnalysisQuestion, { departure, detectionRatio, seed }: Request): PlannedAnalysis & { readonly task: ReturnClockTask } {
  const districtOfSpot = new Int32Array(spots.length);
  visits.spot.forEach((spot, pass) => { districtOfSpot[spot] = districtOf[pass] ?? 0; });
  const task: ReturnClockTask = { method: 'return-clock', kind: departure, visits, kept, districtOf: districtOfSpot, isGuarded, detectionRatio, seed };
  return { task, tell: (clock: ReturnClock): Told => ({
    method: 'return-clock', window: windowText(window), departureCount: clock.departureCount, unseenCount: clock.unseenCount,
    occupancy: [...clock.occupancy], survivalMinutes: [...survivalMinutes], survival: [...clock.survival], median: clock.median, finiteCount: clock.finiteCount,
    rows: clock.rows.map((row) => {
      const spot = row.by === 'spot' || row.by === 'spot-band' ? spots[row.key] : undefined;
      const band = row.by === 'band' ? row.key : row.band;
      return {
        by: row.by, key: spot?.id ?? row.key, name: spot === undefined ? null : spot.streetName ?? spot.code, position: spot === undefined ? null : [spot.lng, spot.lat],
        band: band === null ? null : [...(hourBands[band] ?? [0, 24])], departureCount: row.departureCount, spellCount: row.spellCount, finiteCount: row.finiteCount,
        stillAway: [...row.stillAway], median: row.median,
      };
    }),
  }) };
}
