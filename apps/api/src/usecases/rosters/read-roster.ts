import type { RosterView } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countSteps } from '../../repositories/roster-steps';
import { findRoster } from '../../repositories/rosters';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { editableDistricts, indexOf, loadRoster } from './load-roster';
import { findingViews } from './finding-view';
import { isDraftChanged } from './roster-diff';
import { rosterWeek } from './roster-week';

export interface WeekInput {
  readonly week: string;
  readonly dataset?: string | undefined;
}

/** The roster of a week with all the rules look at, of the bureau's own dataset when none is named; version 0 and nothing in it while nobody has planned the week. */
export async function readRoster({ ctx, input }: { ctx: Context; input: WeekInput }): Promise<Result<RosterView>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, { weekOn } = week.value, editableDistrictIds = editableDistricts(ctx.actor);
  const roster = await findRoster(db, dataset.value.id, weekOn);
  const facts = await loadRoster(db, { roster: roster ?? { id: 0, datasetId: dataset.value.id, weekOn, version: 0, publishedVersion: null, publishedAt: null }, week: week.value });
  const ofWeek = new Set(facts.shifts.filter(({ isOfWeek }) => isOfWeek).map(({ id }) => id));
  return accept({
    dataset: dataset.value.key, timeZone: dataset.value.timeZone, week: weekOn, version: roster?.version ?? 0, publishedVersion: roster?.publishedVersion ?? null, publishedAt: instantText(roster?.publishedAt ?? null),
    isChanged: roster !== null && (await isDraftChanged(db, roster.id)), ...(roster === null ? { undoCount: 0, redoCount: 0 } : await countSteps(db, roster.id)), editableDistrictIds,
    ...facts, findings: findingViews(indexOf(facts).judgeAll().filter(({ shiftId }) => ofWeek.has(shiftId))),
  });
}
