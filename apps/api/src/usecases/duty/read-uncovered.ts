import { slice } from '@wuding/analytics';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, hourOfWeekOf, type Result } from '@wuding/domain';
import { groundGrid, type PlanePosition } from '@wuding/geo';
import type { Context } from '../../context';
import type { DutyMaps } from '../../live/duty-map';
import type { EventCubes } from '../../live/event-cubes';
import { metresToLine } from '../../live/place-grid';
import { findDataset } from '../datasets/find-dataset';
import { incidentExpectation } from '../rosters/incident-expectation';
import { parseInstant } from '../instant-text';

/** How far back is counted: a year takes every season once. */
const reachMilliseconds = 365 * 24 * 3_600_000;
/** Fewer incidents than this in the hour of the week are no hotspot. */
const leastCount = 3;

/** Cells of the ground that are hot in this hour of the week by the counts of the last year, and that no post reaches on which somebody stands then. */
export async function readUncovered(
  { ctx, input, maps, cubes }: { ctx: Context; input: ParsedOf<Endpoints['readUncovered']>['query']; maps: DutyMaps; cubes: EventCubes },
): Promise<Result<ResponseOf<Endpoints['readUncovered']>>> {
  const found = await findDataset(ctx, input.dataset);
  if (!found.ok) return found;
  const at = parseInstant(input.at) ?? ctx.clock.now(), hourOfWeek = hourOfWeekOf(at);
  const map = await maps.of(found.value.id, at), running = map.runningAt(at);
  const { cube, dataset } = await cubes.of(found.value.id);
  const fromAt = Math.max(cube.timeSpan?.firstAt ?? at, at - reachMilliseconds), weekCount = Math.max(0, (at - fromAt) / (7 * 24 * 3_600_000));
  const nothing = { hourOfWeek, basis: { incidentCount: 0, weekCount }, items: [] };
  if (cube.plane === null || weekCount < 1) return accept(nothing);
  const { plane } = cube, grid = groundGrid({ plane, originEastMetres: dataset.gridOriginEastMetres, originNorthMetres: dataset.gridOriginNorthMetres, cellMetres: input.cellMetres });
  const counted = slice(cube, { fromAt, toAt: at, weekdays: [Math.floor(hourOfWeek / 24)], hours: [hourOfWeek % 24] }, { grid });
  if (!counted.ok) return counted;
  const { heat, total } = counted.value;
  if (heat === null) return accept({ ...nothing, basis: { incidentCount: total, weekCount } });
  const posts = map.posts.filter(({ key }) => running.has(key)).map((one) => ({ ...one, line: one.line.map((corner): PlanePosition => plane.toPlane(map.plane === null ? [0, 0] : map.plane.toPosition([corner[0], corner[1]]))) }));
  const items: Omit<ResponseOf<Endpoints['readUncovered']>['items'][number], 'expectedIncidents'>[] = [];
  heat.counts.forEach((count, index) => {
    if (count < leastCount) return;
    const { originMetres, cellMetres, columns } = heat.window;
    const centre: PlanePosition = [originMetres[0] + ((index % columns) + 0.5) * cellMetres, originMetres[1] + (Math.floor(index / columns) + 0.5) * cellMetres];
    const distances = posts.map((one) => ({ key: one.key, metres: metresToLine(centre, one.line), radiusMetres: one.radiusMetres })).sort((a, b) => a.metres - b.metres);
    if (distances.some(({ metres, radiusMetres }) => metres <= radiusMetres + cellMetres / 2)) return;
    items.push({ position: plane.toPosition([centre[0], centre[1]]), incidentCount: count, nearestPlace: distances[0]?.key ?? null, nearestMetres: distances[0]?.metres ?? null });
  });
  const shown = items.sort((a, b) => b.incidentCount - a.incidentCount).slice(0, input.limit), expectation = await incidentExpectation(cubes, found.value.id, at);
  const radiusMetres = input.cellMetres / Math.sqrt(Math.PI);
  return accept({ hourOfWeek, basis: { incidentCount: total, weekCount }, items: shown.map((item) => ({ ...item, expectedIncidents: expectation.at({ position: item.position, radiusMetres }, hourOfWeek) ?? 0 })) });
}
