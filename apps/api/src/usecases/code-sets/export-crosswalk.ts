import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type CrosswalkEntry, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { ExportFile } from '../../export/export-file';
import { streamCsv } from '../../export/stream-csv';
import { listCategories, listEditionCodes } from '../../repositories/code-editions';
import { mutate } from '../mutate';
import { crosswalkColumns, type CrosswalkRow } from './crosswalk-csv';
import { readCrosswalk } from './read-crosswalk';
import { findPair } from './read-names';

/** The crosswalk as a table to work on elsewhere: the draft where there is one, else what is in force; every code is in it, mapped or not. */
export async function exportCrosswalk({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['exportCrosswalk']>['params'] }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'code-set.read')) return refuse('not-allowed');
  const read = await readCrosswalk({ ctx, input });
  if (!read.ok) return read;
  const rows = await rowsOf(ctx, input, read.value.draft ?? read.value.entries);
  if (!rows.ok) return rows;
  const noted = await mutate(ctx, async () => accept({
    value: null, audit: { action: 'export', entity: 'crosswalk', entityId: `${input.key}→${input.to}`, itemCount: rows.value.length },
  }));
  if (!noted.ok) return noted;
  return accept(new ExportFile({
    name: `对照表_${input.key}_${input.to}.csv`, media: 'text/csv; charset=utf-8', rowCount: rows.value.length, pieces: streamCsv(crosswalkColumns, oneGroup(rows.value)),
  }));
}

async function rowsOf(ctx: Context, input: { key: string; to: string }, entries: readonly CrosswalkEntry[]): Promise<Result<CrosswalkRow[]>> {
  const { db } = ctx.store;
  const pair = await findPair(db, input);
  if (!pair.ok) return pair;
  const names = async (id: number): Promise<Map<string, string>> => new Map((await listEditionCodes(db, id)).map(({ code, name }) => [code, name]));
  const from = await names(pair.value.from.id), to = await names(pair.value.to.id);
  const categories = new Map((await listCategories(db)).map(({ key, name }) => [key, name]));
  const mapped = new Set(entries.map((entry) => entry.from));
  const rest = [...from.keys()].filter((code) => !mapped.has(code))
    .map((code) => ({ from: code, to: null, category: null, relation: null, effectiveFrom: null, effectiveTo: null, note: '' }));
  return accept([...entries, ...rest].map((entry) => ({
    ...entry, fromName: from.get(entry.from) ?? '', toName: entry.to === null ? null : to.get(entry.to) ?? '', categoryName: entry.category === null ? null : categories.get(entry.category) ?? '',
  })));
}

async function* oneGroup<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}
