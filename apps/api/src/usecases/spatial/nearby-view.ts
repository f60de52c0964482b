import type { Nearby } from '@wuding/contract';
import type { NearbyRecord } from '../../repositories/nearby';
import { instantText } from '../instant-text';

/** `detail` of an incident is when it occurred: what tells two of a kind apart. */
export const toNearby = ({ lng, lat, occurredAt, detail, ...rest }: NearbyRecord): Nearby => ({
  ...rest, detail: instantText(occurredAt) ?? detail, position: [lng, lat],
});
