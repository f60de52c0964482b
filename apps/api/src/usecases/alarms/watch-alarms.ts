import { alarmRuleOf } from '@wuding/catalog';
import { accept, standardAt, watchedAlarmKinds, type Actor, type WatchedAlarmKind } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { Services } from '../../services';
import { alarmsToBring, bringAlarms } from '../../repositories/alarms';
import { alarmRulesOf } from '../../repositories/alarm-rules';
import { recordChange } from '../../repositories/change-log';
import { findDatasetById } from '../../repositories/datasets';
import { publishedDuties } from '../../repositories/published-duties';
import { standardsOf } from '../coverage/standards-of';
import { isToldTooEarly } from '../datasets/is-told-too-early';
import { keepingOf } from '../duty/load-duty';
import { mutate } from '../mutate';
import { findAlarms } from './find-alarms';

/** The bureau's own watch: it acts for the command centre. */
const watch: Actor = { accountId: null, username: 'alarm-watch', role: 'command', districtIds: [] };

/** Shifts longer than a day do not exist. */
const reachMilliseconds = 25 * 3_600_000;

export interface WatchCounts {
  readonly raisedCount: number;
  readonly repeatedCount: number;
  readonly clearedCount: number;
}
const nothing: WatchCounts = { raisedCount: 0, repeatedCount: 0, clearedCount: 0 };

/** Kinds that rest on all visits of the day: while a simulated county is still being written they would be found where somebody was. */
const restingOnVisits: ReadonlySet<WatchedAlarmKind> = new Set(['district-uncovered', 'relapse-wave']);

/**
 * Raises and clears the alarms of a dataset's places and units by what is so now, by the server's clock. Nothing is written when nothing has changed; what cannot be
 * judged yet stays as it stands, until its rule is switched off.
 */
export async function watchAlarms({ store, clock, requirements, readiness }: Pick<AnonymousContext, 'store' | 'clock'> & Pick<Services, 'requirements' | 'readiness'>, datasetId: number): Promise<WatchCounts> {
  const now = clock.now(), { db } = store;
  const duties = await publishedDuties(db, { datasetId, fromAt: now - reachMilliseconds, toAt: now });
  const kept = await keepingOf(db, duties.filter(({ endAt }) => endAt > now), now);
  const dataset = await findDatasetById(db, datasetId), isTooEarly = dataset !== null && isToldTooEarly(dataset, readiness);
  const settings = await alarmRulesOf(db, datasetId), kinds = watchedAlarmKinds.filter((kind) => !isTooEarly || !restingOnVisits.has(kind) || !alarmRuleOf(settings, kind).isOn);
  const found = await findAlarms(db, { datasetId, now, kinds, settings, kept, rules: standardAt(await standardsOf(db, datasetId, requirements), now).rules });
  if (!(await alarmsToBring(db, { datasetId, kinds }, found))) return nothing;
  const written = await mutate({ store, clock, actor: watch, requestId: null }, async (tx) => {
    await recordChange(tx, { at: now, datasetId, entity: 'alarm', operation: 'upsert' });
    const counts = await bringAlarms(tx, { datasetId, at: now, kinds }, found);
    return accept({ value: counts, audit: { action: 'watch', entity: 'alarm', datasetId, itemCount: counts.raisedCount + counts.repeatedCount + counts.clearedCount, detail: { ...counts } } });
  });
  return written.ok ? written.value : nothing;
}
