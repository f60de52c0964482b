import type { CheckInView } from '@wuding/contract';
import type { CheckInRecord } from '../../repositories/check-ins';
import { instantText } from '../instant-text';

/** A check-in as readers see it: how far from the post, never where. */
export const toCheckInView = ({ at, receivedAt, lng: _lng, lat: _lat, ...rest }: CheckInRecord): CheckInView => ({ ...rest, at: instantText(at), receivedAt: instantText(receivedAt) });
