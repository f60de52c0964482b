import type { WallSections } from '@wuding/contract';
import { districtStateOf } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import { listDistricts } from '../../repositories/districts';
import { countOpen } from '../../repositories/home-work';
import { homeDays } from '../home/home-days';
import { countIn, homeFigures } from '../home/home-figures';
import { teamOf, type WallDuties } from './wall-duties';
import type { WallPlace } from './wall-sections';

const mostDistricts = 200;

/** Districts with the state of their worst post or alarm and today against what is usual, key ones first. */
export async function readWallDistricts(place: WallPlace, { posts, alarms, duties }: Pick<WallSections, 'posts' | 'alarms'> & { readonly duties: WallDuties }): Promise<WallSections['districts']> {
  const { store: { db }, dataset, clock, cubes } = place, now = clock.now(), days = homeDays(now, dataset.timeZone);
  const open = await countOpen(db, { datasetId: dataset.id, districtIds: null }, days);
  const all = await listDistricts(db, { datasetId: dataset.id, at: now, sort: 'name', limit: mostDistricts, after: null });
  const { cube } = await cubes.of(dataset.id), figures = homeFigures(cube, days, {});
  const week = countIn(cube, { fromAt: days.startOf(-7), toAt: days.todayAt }), before = countIn(cube, { fromAt: days.startOf(-14), toAt: days.startOf(-7) });
  const rank = { key: 0, watch: 1, regular: 2 } as const;
  return all.map(({ id, name, grade, labelLng, labelLat }) => {
    const { today, usual } = figures.ofDistrict(id), ofThis = open.find(({ districtId }) => districtId === id);
    return {
      id, name, grade, state: districtStateOf(inDistrict(posts, id).map(({ state }) => state), inDistrict(alarms, id).map(({ severity }) => severity)),
      labelPosition: labelLng === null || labelLat === null ? null : [...roundPosition([labelLng, labelLat])] as [number, number],
      todayCount: today, openCount: ofThis === undefined ? 0 : ofThis.today + ofThis.week + ofThis.long, usual, weekCount: week.byDistrictId.get(id) ?? 0, previousWeekCount: before.byDistrictId.get(id) ?? 0, team: teamOf(duties, id),
    };
  }).sort((a, b) => rank[a.grade] - rank[b.grade]);
}

const inDistrict = <Thing extends { readonly districtId: number | null }>(things: readonly Thing[], id: number): Thing[] => things.filter(({ districtId }) => districtId === id);
