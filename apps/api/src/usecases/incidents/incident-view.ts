import type { IncidentView } from '@wuding/contract';
import { actorWord } from '@wuding/domain';
import type { IncidentRecord } from '../../repositories/incidents';
import { instantText } from '../instant-text';

/** An incident as anybody who may read incidents sees it: who recorded it appears as a kind of post only. */
export function toIncidentView(record: IncidentRecord): IncidentView {
  const { datasetId: _dataset, actorAccountId: _account, actorRole, lng, lat, ...rest } = record;
  return {
    ...rest,
    position: lng === null || lat === null ? null : [lng, lat],
    occurredAt: instantText(rest.occurredAt), closedAt: instantText(rest.closedAt),
    actorLabel: actorRole === null ? null : actorWord(actorRole),
  };
}
