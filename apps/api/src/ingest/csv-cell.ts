/**
 * A value as a cell of a CSV file: quoted where needed; what a spreadsheet would take for a formula is made plain text by an
 * apostrophe in front. @source OWASP, CSV Injection
 */
function csvCell(value: string | number): string {
  const text = String(value);
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export const csvLine = (values: readonly (string | number)[]): string => `${values.map(csvCell).join(',')}\r\n`;
