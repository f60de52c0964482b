import writeWorkbook, { type CellObject, type Row } from 'write-excel-file/node';
import { plainText } from './csv-line';

export const workbookMedia = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How a sheet is put on paper. */
interface PageSetUp {
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  /** Rows from the top that every page repeats. */
  readonly repeatedRows: number;
  /** Left, centre and right of every page's foot beside page x/y, which is in the middle. */
  readonly footLeft: string;
  readonly footRight: string;
}

interface SheetPlan {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Widths in characters of the standard font. */
  readonly columnWidths: readonly number[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly page: PageSetUp;
}

/** @source ECMA-376 part 1, 18.18.50: 9 = A4, 8 = A3 */
const paperNumbers = { A4: 9, A3: 8 } as const;

/** A workbook of one sheet with its print set-up. Text a spreadsheet would take for a formula has an apostrophe before it. */
export function sheetWorkbook(plan: SheetPlan): Promise<Buffer> {
  const { name, rows, columnWidths, frozenRows, frozenColumns } = plan;
  return writeWorkbook([...rows], {
    sheet: sheetName(name), columns: columnWidths.map((width) => ({ width })), stickyRowsCount: frozenRows, stickyColumnsCount: frozenColumns,
  }, { fontFamily: '宋体', fontSize: 10, features: [printing(plan)] }).toBuffer();
}

/** A cell of text, made safe. */
export const textCell = (text: string, style: Omit<CellObject, 'value' | 'type'> = {}): CellObject => ({ ...style, value: plainText(text), type: String });

/** A list as a sheet: bold headings that stay in sight and on every page. */
export const listWorkbook = (title: string, columns: readonly { readonly title: string; readonly width: number }[], rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> => sheetWorkbook({
  name: title, columnWidths: columns.map(({ width }) => width), frozenRows: 1, frozenColumns: 2,
  page: { paper: 'A4', orientation: 'landscape', repeatedRows: 1, footLeft: title, footRight: '' },
  rows: [
    columns.map((column) => textCell(column.title, { fontWeight: 'bold', backgroundColor: '#E8EDF3', wrap: true, alignVertical: 'center' })),
    ...rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? { value: cell, type: Number } : cell === null || cell === '' ? null : textCell(cell, { wrap: true, alignVertical: 'top' })))),
  ],
});

/** @source Excel: at most 31 characters, none of \ / ? * [ ] : */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31) || '表';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What the library has no option for: paper, one page wide, page numbers, repeated rows. Elements in the order of ECMA-376 18.3.1.99. */
function printing({ name, page }: SheetPlan) {
  const { paper, orientation, repeatedRows, footLeft, footRight } = page;
  const foot = `&L${footLeft}&C第 &P 页 共 &N 页&R${footRight}`;
  const set = `<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>`
    + `<pageSetup paperSize="${paperNumbers[paper]}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${escaped(foot)}</oddFooter></headerFooter>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) => xml.replaceAll(/<(?:pageMargins|pageSetup)\b[^>]*\/>/g, '')
            .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>').replace('</worksheet>', `${set}</worksheet>`),
        },
        'xl/workbook.xml': {
          transform: (xml: string) => xml.replace('</sheets>', `</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(sheetName(name).replaceAll("'", "''"))}'!$1:$${repeatedRows}</definedName></definedNames>`),
        },
      },
    },
  };
}
