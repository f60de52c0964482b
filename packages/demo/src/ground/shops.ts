import { distanceMetres, positionKey, roundPosition, type Position } from '@wuding/geo';
import type { ControlClass, PlaceKind } from '@wuding/domain';
import { random } from '../random';
import { shopName } from './shop-names';
import type { StreetFoot, StreetLines } from './street-lines';
import type { Place } from './places';

/** Fronts stand this far apart along the edge of a block. */
const frontMetres = 9;
/** A block's edge faces a street when its middle is this near. */
const facingMetres = 22;
/** How far a school or a market colours the trade around it. */
const neighbourhoodMetres = 160;
/** A house number every so many metres, odd to the left and even to the right. */
const houseMetres = 9;
/** Share of fronts that are shops in the middle of town, by street; it falls by half every so many metres outwards. [simulated] */
const shopShare: Readonly<Record<ControlClass, number>> = { main: 0.42, secondary: 0.33, alley: 0.12 };
const halvingMetres = 900;

/**
 * The town's shop fronts: points on the edges of blocks that face a named street, thick in the middle and thin at the rim.
 * Each block draws from a stream of its own, so that another block moves none of them.
 */
export function openShops(seed: number, blocks: readonly (readonly Position[])[], lines: StreetLines, places: readonly Place[]): Place[] {
  return blocks.flatMap((ring) => {
    const key = positionKey(ring[0] as Position);
    const r = random(seed, 'shops', key);
    return [...fronts(ring)].flatMap((position, ordinal) => {
      const foot = lines.footOf(position, facingMetres);
      if (!r.chance(shareAt(position, foot, lines.plane.origin)) || foot === null) return [];
      const name = shopName(random(seed, 'shop-name', key, ordinal), nearestKind(position, places));
      return [{ code: `F${key.replaceAll(/[^0-9]/g, '').slice(2)}-${ordinal + 1}`, kind: 'shop' as const, name, address: addressOf(foot), position: roundPosition(position) }];
    });
  });
}

/** Points along a ring, a front apart. */
function* fronts(ring: readonly Position[]): Generator<Position> {
  let target = frontMetres / 2;
  let walked = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
    const step = distanceMetres(a, b);
    const reached = walked + step;
    while (target <= reached) {
      const share = (target - walked) / step;
      yield [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      target += frontMetres;
    }
    walked = reached;
  }
}

/** Nobody finds a shop without a street name. */
const shareAt = (position: Position, foot: StreetFoot | null, centre: Position): number =>
  foot === null || foot.street.name === '' ? 0 : shopShare[foot.street.controlClass] * 0.5 ** (distanceMetres(position, centre) / halvingMetres);

const addressOf = ({ street, alongMetres, side }: StreetFoot): string => `${street.name}${2 * Math.floor(alongMetres / houseMetres) + (side > 0 ? 1 : 2)}号`;

function nearestKind(position: Position, places: readonly Place[]): PlaceKind | null {
  let best: PlaceKind | null = null;
  let bestMetres = neighbourhoodMetres;
  for (const place of places) {
    if (Math.abs(place.position[1] - position[1]) > 0.002) continue;
    const metres = distanceMetres(place.position, position);
    if (metres < bestMetres) [best, bestMetres] = [place.kind, metres];
  }
  return best;
}
