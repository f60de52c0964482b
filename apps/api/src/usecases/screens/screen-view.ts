import type { ScreenView } from '@wuding/contract';
import { screenStateAt } from '@wuding/domain';
import type { ScreenRecord } from '../../repositories/screens';
import { instantText } from '../instant-text';

export const toScreenView = ({ datasetId: _datasetId, sceneIds, pairedAt, expiresAt, revokedAt, lastSeenAt, ...screen }: ScreenRecord, now: number): ScreenView => ({
  ...screen, sceneIds: sceneIds.ids === null ? null : [...sceneIds.ids], state: screenStateAt({ expiresAt, revokedAt }, now),
  pairedAt: instantText(pairedAt), expiresAt: instantText(expiresAt), revokedAt: instantText(revokedAt), lastSeenAt: instantText(lastSeenAt),
});
