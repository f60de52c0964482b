import { parse } from 'csv-parse/sync';
import { accept, codeRelations, codeRelationWords, refuse, type CodeRelation, type CrosswalkEntry, type Result } from '@wuding/domain';
import { textOfCell } from '../../export/csv-line';
import type { CsvColumn } from '../../export/stream-csv';

/** A line of the exported table: an entry with the names of both sides, or a code that is mapped to nothing. */
export interface CrosswalkRow extends Omit<CrosswalkEntry, 'relation'> {
  readonly relation: CodeRelation | null;
  readonly fromName: string;
  readonly toName: string | null;
  readonly categoryName: string | null;
}

const headings = {
  from: '来源代码', fromName: '来源名称', relation: '关系', to: '目标代码', toName: '目标名称', category: '统计类别', categoryName: '类别名称',
  effectiveFrom: '生效', effectiveTo: '失效', note: '说明',
} as const;

export const crosswalkColumns: readonly CsvColumn<CrosswalkRow>[] = [
  { title: headings.from, value: ({ from }) => from },
  { title: headings.fromName, value: ({ fromName }) => fromName },
  { title: headings.relation, value: ({ relation }) => (relation === null ? null : codeRelationWords[relation]) },
  { title: headings.to, value: ({ to }) => to },
  { title: headings.toName, value: ({ toName }) => toName },
  { title: headings.category, value: ({ category }) => category },
  { title: headings.categoryName, value: ({ categoryName }) => categoryName },
  { title: headings.effectiveFrom, value: ({ effectiveFrom }) => effectiveFrom },
  { title: headings.effectiveTo, value: ({ effectiveTo }) => effectiveTo },
  { title: headings.note, value: ({ note }) => note },
];

/**
 * The lines of a table as the export writes it; rows that name no target map nothing and are passed over. Names of both sides
 * are for the reader and are not looked at. Refuses `malformed-csv` with the row.
 */
export function readCrosswalkCsv(text: string): Result<CrosswalkEntry[]> {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { bom: true, columns: true, skip_empty_lines: true, relax_column_count: true, max_record_size: 100_000 });
  } catch {
    return refuse('malformed-csv', { pointer: '/csv' });
  }
  if (rows.length > 0 && !(headings.from in rows[0]!)) return refuse('malformed-csv', { pointer: '/csv', data: { missing: headings.from } });
  const entries: CrosswalkEntry[] = [];
  for (const [index, row] of rows.entries()) {
    const cell = (name: keyof typeof headings): string | null => textOfCell(row[headings[name]] ?? '').trim() || null;
    if (cell('to') === null && cell('category') === null) continue;
    const relation = relationOf(cell('relation'));
    const days = [cell('effectiveFrom'), cell('effectiveTo')];
    if (relation === null || !days.every(isDayOrOpen)) return refuse('malformed-csv', { pointer: '/csv', data: { row: index + 1 } });
    entries.push({ from: cell('from') ?? '', to: cell('to'), category: cell('category'), relation, effectiveFrom: days[0] ?? null, effectiveTo: days[1] ?? null, note: cell('note') ?? '' });
  }
  return accept(entries);
}

const relationOf = (word: string | null): CodeRelation | null =>
  codeRelations.find((relation) => relation === word || codeRelationWords[relation] === word) ?? null;

const isDayOrOpen = (text: string | null): boolean =>
  text === null || (/^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true);
