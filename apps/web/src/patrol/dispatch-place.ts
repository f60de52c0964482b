import type { AlarmView, DistrictView, LiveUnitView } from '@wuding/contract';
import { RequestFailure } from '../api/problem';
import { request } from '../api/request';

/** Where a unit is to be sent and from what. */
export interface DispatchPlace {
  /** WGS-84; null = where the incident is. */
  readonly position: readonly [number, number] | null;
  /** What the place is called. */
  readonly name: string;
  readonly incidentId: number | null;
  readonly alarmKey: string | null;
  /** What to do, as far as it is known. */
  readonly title: string;
}

/** The place of an alarm: its post, where its unit was seen last, or the middle of its district; null = it has none, and the map is asked. */
export async function placeOfAlarm(alarm: AlarmView, units: ReadonlyMap<number, LiveUnitView>, districts: readonly DistrictView[] = []): Promise<DispatchPlace | null> {
  const own = alarm.deviceId !== null ? units.get(alarm.deviceId)?.position ?? null : alarm.postId === null ? null : await positionOfPost(alarm.postId);
  const position = own ?? districts.find(({ id }) => id === alarm.districtId)?.labelPosition ?? null;
  return position === null ? null : { position: [position[0], position[1]], name: alarm.placeName, incidentId: null, alarmKey: alarm.key, title: `${alarm.title.zh}：${alarm.placeName}` };
}

async function positionOfPost(id: number): Promise<readonly [number, number] | null> {
  try {
    const { shape } = (await request('readPost', { params: { id } })).plan.where;
    if (shape === null) return null;
    const [lng, lat] = shape.type === 'Point' ? shape.coordinates : shape.coordinates[Math.floor(shape.coordinates.length / 2)]!;
    return lng === undefined || lat === undefined ? null : [lng, lat];
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    return null;
  }
}
