import { csvLine, type CsvValue } from './csv-line';

/** One column of an exported list: its heading and what a record has there. */
export interface CsvColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => CsvValue;
}

/** What a record has in each column, as the properties of a feature. */
export const propertiesOf = <Row>(columns: readonly CsvColumn<Row>[], row: Row): Record<string, CsvValue> => Object.fromEntries(columns.map(({ title, value }) => [title, value(row)]));

/**
 * A list as a CSV file with byte order mark, so that spreadsheets read it as UTF-8: the headings, then a line for each
 * record, in pieces as large as the groups given. Holds one group at a time.
 */
export async function* streamCsv<Row>(columns: readonly CsvColumn<Row>[], groups: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns.map(({ title }) => title))}`;
  for await (const rows of groups) yield rows.map((row) => csvLine(columns.map(({ value }) => value(row)))).join('');
}
