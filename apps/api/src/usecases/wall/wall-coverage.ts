import type { Endpoints, ResponseOf, WallSections } from '@wuding/contract';
import { accept, controlClasses, passGapMilliseconds, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { coveredSegments, type CoveredSegment } from '../../repositories/coverage';
import { readCoverage } from '../tracks/read-coverage';
import { readStreetLines } from '../tracks/read-street-lines';
import type { WallPlace, WallSource } from './wall-sections';

/** How far back the figure of the strip looks. @source design language: 主干道覆盖 · 2 小时 */
const coverageHours = 2;
const hour = 3_600_000;
const owedShown = 8, everySegment = 10_000;

/** Streets visited in the last two hours, by class, and what a day's requirement leaves owed. */
export async function readWallCoverage({ store, dataset, clock, ctx, requirements }: WallPlace): Promise<WallSections['coverage']> {
  const now = clock.now(), rows = await coveredSegments(store.db, { datasetId: dataset.id, fromAt: now - coverageHours * hour, toAt: now, passGapMilliseconds, districtId: null });
  const day = await readCoverage({ ctx, input: { limit: everySegment }, requirements });
  const owed = day.ok ? day.value.segments.filter((segment) => segment.owed > 0) : [];
  return {
    hours: coverageHours, total: lengthsOf(rows), byClass: controlClasses.map((controlClass) => ({ controlClass, ...lengthsOf(rows.filter((row) => row.controlClass === controlClass)) })),
    owedCount: owed.length, owed: onePerStreet(owed).slice(0, owedShown),
  };
}

/** A street is named once, by its segment most owed: nobody reads the number of a segment across a room. */
function onePerStreet(owed: ResponseOf<Endpoints['readCoverage']>['segments']): WallSections['coverage']['owed'] {
  const byName = new Map<string, WallSections['coverage']['owed'][number]>();
  for (const { id, name, districtName, owed: visits, sinceLastVisitMinutes } of owed) {
    if (name !== '' && !byName.has(name)) byName.set(name, { id, name, districtName, owed: visits, sinceLastVisitMinutes });
  }
  return [...byName.values()];
}

function lengthsOf(rows: readonly CoveredSegment[]): WallSections['coverage']['total'] {
  const visited = rows.filter(({ passCount }) => passCount > 0), metres = (of: readonly CoveredSegment[]): number => Math.round(of.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0));
  const lengthMetres = metres(rows), visitedMetres = metres(visited);
  return { segmentCount: rows.length, visitedCount: visited.length, lengthMetres, visitedMetres, ratio: lengthMetres === 0 ? null : visitedMetres / lengthMetres };
}

/** Where each segment runs and how it stands against a day's requirement. */
export async function readWallStreets({ ctx, source }: { ctx: Context; source: WallSource }): Promise<Result<ResponseOf<Endpoints['readWallStreets']>>> {
  // The wall's own reading, for screens read no coverage of districts.
  const reader: Context = { ...ctx, actor: { accountId: null, username: 'wall', role: 'command', districtIds: [] } };
  const lines = await readStreetLines({ ctx: reader, input: {} }), coverage = await readCoverage({ ctx: reader, input: { limit: everySegment }, requirements: source.requirements });
  if (!lines.ok) return lines;
  if (!coverage.ok) return coverage;
  const segments = new Map(coverage.value.segments.map((segment) => [segment.id, segment]));
  return accept({
    items: lines.value.items.map(({ id, line }) => {
      const { required, visits, owed } = segments.get(id) ?? { required: 0, visits: 0, owed: 0 };
      return { id, line, state: owed > 0 ? (visits === 0 ? 'unvisited' as const : 'short' as const) : required > 0 || visits > 0 ? 'met' as const : 'not-required' as const };
    }),
  });
}
