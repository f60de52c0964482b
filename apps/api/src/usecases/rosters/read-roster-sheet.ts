import type { RosterSheetView } from '@wuding/contract';
import { accept, civilDateOf, dayOfIsoDate, instantOfCivil, monthSheet, refuse, weekSheet, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findBureau } from '../../repositories/bureau';
import { findDistrictIds } from '../../repositories/districts';
import { findRoster } from '../../repositories/rosters';
import { sheetDuties, sheetPeople, unpublishedWeeks } from '../../repositories/sheet-duties';
import { districtNames } from '../../repositories/register-names';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { rosterWeek } from './roster-week';

export interface SheetInput {
  readonly week: string;
  readonly dataset?: string | undefined;
  readonly district?: number | undefined;
  readonly format: 'a4-week' | 'a3-month';
}

/**
 * The 排班表 as it is printed, on screen, on paper and in Excel alike: a week by post, or the month the week's Thursday (or the
 * named date) lies in, by person. What is published; of a week nobody has published yet the draft, marked as such.
 */
export async function readRosterSheet({ ctx, input }: { ctx: Context; input: SheetInput }): Promise<Result<RosterSheetView>> {
  const week = rosterWeek(input.week);
  if (!week.ok) return week;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id, { weekOn, monday } = week.value;
  const district = input.district === undefined ? null : await districtOf(ctx, datasetId, input.district);
  if (district === 'unknown') return refuse('unknown-district', { pointer: '/district' });
  const isWeek = input.format === 'a4-week', span = isWeek ? { firstDay: monday, dayCount: 7 } : monthOf(dayOfIsoDate(input.week) ?? monday + 3);
  const fromOn = civilDateOf(span.firstDay), toOn = civilDateOf(span.firstDay + span.dayCount), roster = await findRoster(db, datasetId, weekOn);
  const book = isWeek && roster?.publishedVersion == null ? 'draft' : 'published';
  const window = { datasetId, fromAt: instantOfCivil(span.firstDay, 0), toAt: instantOfCivil(span.firstDay + span.dayCount, 0), districtId: input.district };
  const shifts = await sheetDuties(db, book, window);
  const sheet = isWeek ? weekSheet(shifts, monday) : monthSheet(shifts, await sheetPeople(db, datasetId, { fromOn, toOn }), span);
  return accept({
    format: input.format, week: weekOn, fromOn, untilOn: civilDateOf(span.firstDay + span.dayCount - 1), unit: (await findBureau(db))?.name ?? dataset.value.name, district,
    dataset: dataset.value.key, provenance: dataset.value.provenance, isDraft: book === 'draft', publishedVersion: isWeek ? roster?.publishedVersion ?? null : null,
    publishedAt: isWeek ? instantText(roster?.publishedAt ?? null) : null, madeAt: instantText(ctx.clock.now()), unpublishedWeeks: isWeek ? [] : await unpublishedWeeks(db, datasetId, { fromOn, toOn }),
    days: sheet.days.map((day) => ({ ...day })), rows: sheet.rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map(({ lines, openCount }) => ({ lines: [...lines], openCount })) })),
    legend: sheet.legend.map((one) => ({ ...one, stretches: [...one.stretches] })), openCount: sheet.openCount,
  });
}

async function districtOf(ctx: Context, datasetId: number, id: number): Promise<string | 'unknown'> {
  if ((await findDistrictIds(ctx.store.db, datasetId, [id])).length === 0) return 'unknown';
  return (await districtNames(ctx.store.db, datasetId)).find((one) => one.id === id)?.name ?? 'unknown';
}

/** The month a civil day lies in. */
function monthOf(day: number): { firstDay: number; dayCount: number } {
  const firstOf = (any: number): number => dayOfIsoDate(`${civilDateOf(any).slice(0, 7)}-01`) ?? any;
  const firstDay = firstOf(day);
  return { firstDay, dayCount: firstOf(firstDay + 31) - firstDay };
}
