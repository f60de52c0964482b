import type { LeaveView, PersonView } from '@wuding/contract';
import { civilDateOf, civilDayOf, maskPhone } from '@wuding/domain';
import type { LeaveRecord } from '../../repositories/leave';
import type { PersonRecord } from '../../repositories/people';
import { instantText } from '../instant-text';

/** The civil date of an instant in the bureau's time. */
export const dateOf = (at: number): string => civilDateOf(civilDayOf(at));

/** A person as readers see them: without the phone but for its ends. */
export const toPersonView = ({ datasetId: _datasetId, teamNames: _teamNames, phone, skills, teamIds, certificates, ...rest }: PersonRecord, at: number): PersonView => ({
  ...rest, phone: maskPhone(phone), skills: [...skills], teamIds: [...teamIds], certificates: certificates.map((one) => ({ ...one })),
  isCertified: certificates.some(({ validFrom, validUntil }) => validFrom <= dateOf(at) && dateOf(at) <= validUntil),
});

export const toLeaveView = ({ id, personId, kind, fromAt, toAt, note }: LeaveRecord): LeaveView => ({ id, personId, kind, from: instantText(fromAt), to: instantText(toAt), note });
