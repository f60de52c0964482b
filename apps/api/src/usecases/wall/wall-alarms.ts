import type { WallSections } from '@wuding/contract';
import { listAlarms } from '../../repositories/duty-alarms';
import { listWorkDistricts } from '../../repositories/home-work';
import { instantText } from '../instant-text';
import type { WallPlace } from './wall-sections';

type Alarm = WallSections['alarms'][number];

/** More alarms than this are told as a number. */
const mostAlarms = 500;
/** Heaviest first. @source design language §6: 空岗, 脱岗, 迟到, then the longest wait */
const gravity: readonly Alarm['kind'][] = ['vacant', 'away', 'left-early', 'late', 'no-signal'];

/** Open alarms, one a place and kind however many people it is about: the first says since when. */
export async function readWallAlarms({ store: { db }, dataset }: Pick<WallPlace, 'store' | 'dataset'>): Promise<Alarm[]> {
  const { items } = await listAlarms(db, { datasetId: dataset.id, isOpen: true, fromAt: null, toAt: null, isDescending: false, limit: mostAlarms, after: null });
  const names = new Map((await listWorkDistricts(db, dataset.id)).map(({ id, name }) => [id, name])), byPlace = new Map<string, Alarm>();
  for (const { id, kind, place, placeName, districtId, raisedAt } of items) {
    const key = `${place}/${kind}`, known = byPlace.get(key);
    byPlace.set(key, known === undefined ? { id, kind, place, placeName, districtId, districtName: names.get(districtId ?? 0) ?? null, personCount: 1, raisedAt: instantText(raisedAt) } : { ...known, personCount: known.personCount + 1 });
  }
  return [...byPlace.values()].sort((a, b) => gravity.indexOf(a.kind) - gravity.indexOf(b.kind) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
}
