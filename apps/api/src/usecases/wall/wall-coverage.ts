import type { Endpoints, ResponseOf, WallSections } from '@wuding/contract';
import { accept, controlClasses, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findHomeDataset } from '../../repositories/datasets';
import { readCoverage } from '../coverage/read-coverage';
import { isToldTooEarly } from '../datasets/is-told-too-early';
import { instantText } from '../instant-text';
import { readStreetLines } from '../tracks/read-street-lines';
import type { WallPlace, WallSource } from './wall-sections';

/** How far back the figure of the strip looks. @source design language: 主干道覆盖 · 2 小时 */
const coverageHours = 2;
const hour = 3_600_000;
const owedShown = 8, everySegment = 10_000;

type Told = NonNullable<WallSections['coverage']>;
type Streets = ResponseOf<Endpoints['readCoverage']>['segments'];

/** Streets visited in the last two hours, by class, and what a day's requirement leaves owed; null while visits are still being written: they would be told as none. */
export async function readWallCoverage({ clock, ctx, requirements, dataset, readiness }: WallPlace): Promise<WallSections['coverage']> {
  if (isToldTooEarly(dataset, readiness)) return null;
  const now = clock.now(), all = { limit: everySegment };
  const hours = await readCoverage({ ctx, input: { ...all, from: instantText(now - coverageHours * hour), to: instantText(now) }, requirements }), day = await readCoverage({ ctx, input: all, requirements });
  if (!hours.ok || !day.ok) throw new Error('the wall reads coverage as the command centre does');
  const { segments } = hours.value, owed = day.value.segments.filter((segment) => segment.owed > 0);
  return {
    hours: coverageHours, total: lengthsOf(segments), byClass: controlClasses.map((controlClass) => ({ controlClass, ...lengthsOf(segments.filter((one) => one.controlClass === controlClass)) })),
    owedCount: day.value.owedSegmentCount, owed: onePerStreet(owed).slice(0, owedShown),
  };
}

/** A street is named once, by its segment most owed: nobody reads the number of a segment across a room. */
function onePerStreet(owed: Streets): Told['owed'] {
  const byName = new Map<string, Told['owed'][number]>();
  for (const { id, name, districtName, owed: visits, sinceLastVisitMinutes } of owed) {
    if (name !== '' && !byName.has(name)) byName.set(name, { id, name, districtName, owed: visits, sinceLastVisitMinutes });
  }
  return [...byName.values()];
}

function lengthsOf(streets: Streets): Told['total'] {
  const visited = streets.filter(({ visits }) => visits > 0), metres = (of: Streets): number => Math.round(of.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0));
  const lengthMetres = metres(streets), visitedMetres = metres(visited);
  return { segmentCount: streets.length, visitedCount: visited.length, lengthMetres, visitedMetres, ratio: lengthMetres === 0 ? null : visitedMetres / lengthMetres };
}

/** Where each segment runs and how it stands against a day's requirement; while visits are still being written, which is not known, none stands any way. */
export async function readWallStreets({ ctx, source }: { ctx: Context; source: WallSource }): Promise<Result<ResponseOf<Endpoints['readWallStreets']>>> {
  // The wall's own reading, for screens read no coverage of districts.
  const reader: Context = { ...ctx, actor: { accountId: null, username: 'wall', role: 'command', districtIds: [] } };
  const home = await findHomeDataset(ctx.store.db);
  if (home !== null && isToldTooEarly(home, source.readiness)) return accept({ items: [] });
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
