import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { PlanePosition } from '@wuding/geo';
import type { Context } from '../../context';
import type { DutyMaps } from '../../live/duty-map';
import { metresBetweenLines } from '../../live/place-grid';
import type { PublishedDuty } from '../../repositories/published-duties';
import { findDataset } from '../datasets/find-dataset';
import { instantText, parseInstant } from '../instant-text';
import { postPlace } from '../rosters/load-roster';

type CoveringQuery = ParsedOf<Endpoints['readCovering']>['query'];

const peopleOf = (duties: readonly PublishedDuty[]) => duties.map(({ personId, personName, isCertified }) => ({ personId, name: personName, isCertified }));

/** Who covers a point at an instant: posts whose radius holds it and on which somebody is published to stand then, nearest first. */
export async function readCovering({ ctx, input, maps }: { ctx: Context; input: CoveringQuery; maps: DutyMaps }): Promise<Result<ResponseOf<Endpoints['readCovering']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const at = parseInstant(input.at) ?? ctx.clock.now();
  const map = await maps.of(dataset.value.id, at);
  if (map.plane === null) return accept({ items: [] });
  const running = map.runningAt(at);
  return accept({
    items: map.grid.around(map.plane.toPlane([input.lng, input.lat])).flatMap(({ place, distanceMetres }) => {
      const duties = running.get(place.key) ?? [], [first] = duties;
      if (first === undefined) return [];
      const shift = { id: first.shiftId, name: first.shiftName, startAt: instantText(first.startAt), endAt: instantText(first.endAt) };
      return [{ place: postPlace(place.post), distanceMetres, shift, people: peopleOf(duties) }];
    }),
  });
}

/** The nearest places at which enough people stand at an instant: anybody, one with a certificate, or a certified pair. */
export async function readNearestOnDuty({ ctx, input, maps }: { ctx: Context; input: ParsedOf<Endpoints['readNearestOnDuty']>['query']; maps: DutyMaps }): Promise<Result<ResponseOf<Endpoints['readNearestOnDuty']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const at = parseInstant(input.at) ?? ctx.clock.now(), needed = Number(input.certified);
  const map = await maps.of(dataset.value.id, at);
  const { plane } = map;
  if (plane === null) return accept({ items: [] });
  const here = plane.toPlane([input.lng, input.lat]);
  const items = [...map.runningAt(at)].flatMap(([place, duties]) => {
    const first = duties[0];
    if (first === undefined || first.lng === null || first.lat === null || duties.filter(({ isCertified }) => isCertified).length < needed) return [];
    const there = plane.toPlane([first.lng, first.lat]);
    return [{ place, placeName: first.placeName, distanceMetres: Math.hypot(there[0] - here[0], there[1] - here[1]), shiftId: first.shiftId, people: peopleOf(duties) }];
  });
  return accept({ items: items.sort((a, b) => a.distanceMetres - b.distanceMetres || (a.place < b.place ? -1 : 1)).slice(0, input.limit) });
}

/** Published posts whose radii overlap; with `at`, of those on which somebody stands then. Widest overlap first. */
export async function readOverlaps({ ctx, input, maps }: { ctx: Context; input: ParsedOf<Endpoints['readOverlaps']>['query']; maps: DutyMaps }): Promise<Result<ResponseOf<Endpoints['readOverlaps']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const at = parseInstant(input.at), map = await maps.of(dataset.value.id, at ?? ctx.clock.now());
  const running = at === null ? null : map.runningAt(at);
  const items: ResponseOf<Endpoints['readOverlaps']>['items'] = [];
  for (const [a, b] of map.grid.pairs()) {
    if (running !== null && !(running.has(a.key) && running.has(b.key))) continue;
    const distanceMetres = metresBetweenLines(a.line, b.line), overlapMetres = a.radiusMetres + b.radiusMetres - distanceMetres;
    if (overlapMetres > 0) items.push({ a: postPlace(a.post), b: postPlace(b.post), distanceMetres, overlapMetres });
  }
  return accept({ items: items.sort((x, y) => y.overlapMetres - x.overlapMetres) });
}

/** Distance on the plane between two points, metres. */
export const metresOnPlane = (a: PlanePosition, b: PlanePosition): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
