import type { Actor } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { findHomeDataset } from '../../repositories/datasets';
import { drawToday } from './plan-revisits';

/** The bureau's own plan: it is made for the command centre. */
const planner: Actor = { accountId: null, username: 'revisit-plan', role: 'command', districtIds: [] };

/** Draws today's suggested visits of the bureau's own dataset, once a day and before anybody asks. */
export async function drawRevisitsOfDay({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>): Promise<void> {
  const dataset = await findHomeDataset(store.db);
  if (dataset !== null) await drawToday({ store, clock, actor: planner, requestId: null }, dataset);
}
