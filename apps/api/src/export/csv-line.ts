/** What a cell may hold; null is an empty cell: not known, never zero. */
export type CsvValue = string | number | null;

/** Text as a cell: what a spreadsheet would take for a formula is made plain by an apostrophe in front. @source OWASP, CSV Injection */
export const plainText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A value as a cell of a CSV file: quoted where needed, never a formula. */
function csvCell(value: CsvValue): string {
  if (value === null) return '';
  const plain = typeof value === 'string' ? plainText(value) : String(value);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`;

/** The text a cell stood for before it was made safe: what `csvLine` put in front of a formula is taken off again. */
export const textOfCell = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');
