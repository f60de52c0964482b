import type { CellObject, Row } from 'write-excel-file/node';
import type { RosterSheetView } from '@wuding/contract';
import { sheetWorkbook, textCell } from './workbook';

const weekdayLetters = ['一', '二', '三', '四', '五', '六', '日'];
const line = { borderColor: '#808080', borderStyle: 'thin' } as const;
const middle = { align: 'center', alignVertical: 'center', wrap: true } as const;
const weekendColour = '#F2F2F2';

/** What the sheet is called: 守点排班表（周） with its span. */
export const sheetTitle = ({ format, unit, district }: Pick<RosterSheetView, 'format' | 'unit' | 'district'>): string =>
  `${unit}${district === null ? '' : `（${district}）`}${format === 'a4-week' ? '守点周排班表' : '人员月排班表'}`;

/** What the sheet rests on, in a line. */
function sheetStanding(sheet: RosterSheetView): string {
  const marks = [
    `${sheet.fromOn} 至 ${sheet.untilOn}`, sheet.isDraft ? '草稿，未发布' : sheet.publishedVersion === null ? '已发布的各周' : `已发布第 ${sheet.publishedVersion} 版`,
    sheet.provenance === 'simulated' ? '模拟数据' : '', sheet.openCount > 0 ? `缺 ${sheet.openCount} 人次` : '', sheet.unpublishedWeeks.length > 0 ? `未发布的周不在表中：${sheet.unpublishedWeeks.join('、')}` : '',
  ];
  return marks.filter((mark) => mark !== '').join(' · ');
}

/** The printed roster as a workbook: merged title and headings, frozen panes, paper and repeated rows set. */
export function rosterWorkbook(sheet: RosterSheetView): Promise<Buffer> {
  const isWeek = sheet.format === 'a4-week', columnCount = sheet.days.length + 3;
  const wide = (text: string, style: Omit<CellObject, 'value' | 'type'>): Row => [{ ...textCell(text, style), columnSpan: columnCount }, ...Array.from({ length: columnCount - 1 }, () => null)];
  const rows: Row[] = [
    wide(sheetTitle(sheet), { ...middle, fontSize: 16, fontWeight: 'bold' }), wide(sheetStanding(sheet), { ...middle, fontSize: 10 }), ...headings(sheet, isWeek), ...sheet.rows.map((row) => bodyRow(sheet, row)),
    ...sheet.legend.map(({ mark, place, stretches }) => wide(`${mark} = ${place}：${stretches.map((text, at) => `${mark}${at + 1} ${text}`).join('，')}`, { alignVertical: 'center', wrap: true, fontSize: 9 })),
    wide('编制：                    审核：                    批准：                    （盖章）', { align: 'left', alignVertical: 'center', fontSize: 11 }),
  ];
  return sheetWorkbook({
    name: isWeek ? '周排班' : '月排班', rows, columnWidths: isWeek ? [18, 18, ...sheet.days.map(() => 13), 8] : [9, 9, ...sheet.days.map(() => 5.2), 8], frozenRows: 4, frozenColumns: 2,
    page: { paper: isWeek ? 'A4' : 'A3', orientation: 'landscape', repeatedRows: 4, footLeft: sheetTitle(sheet), footRight: sheet.provenance === 'simulated' ? '模拟数据' : '' },
  });
}

function headings({ days }: RosterSheetView, isWeek: boolean): Row[] {
  const head = { ...line, ...middle, fontWeight: 'bold', backgroundColor: '#E8EDF3' } as const;
  return [
    [{ ...textCell(isWeek ? '守点' : '姓名', head), rowSpan: 2 }, { ...textCell(isWeek ? '班次' : '工号', head), rowSpan: 2 }, ...days.map(({ on }) => textCell(isWeek ? on.slice(5) : String(Number(on.slice(8))), head)), { ...textCell('工时', head), rowSpan: 2 }],
    [null, null, ...days.map(({ weekday }) => textCell(isWeek ? `周${weekdayLetters[weekday]}` : weekdayLetters[weekday] ?? '', head)), null],
  ];
}

function bodyRow({ days, format }: RosterSheetView, { heading, detail, headingSpan, cells, hours }: RosterSheetView['rows'][number]): Row {
  const separator = format === 'a4-week' ? '、' : '\n';
  return [
    headingSpan === 0 ? null : { ...textCell(heading, { ...line, ...middle, fontWeight: 'bold' }), ...(headingSpan > 1 ? { rowSpan: headingSpan } : {}) }, textCell(detail, { ...line, ...middle }),
    ...cells.map(({ lines, openCount }, day) => textCell([...lines, ...(openCount > 0 ? [`缺${openCount}`] : [])].join(separator), {
      ...line, ...middle, fontSize: 9, ...((days[day]?.weekday ?? 0) > 4 ? { backgroundColor: weekendColour } : {}), ...(openCount > 0 ? { fontStyle: 'italic' as const } : {}),
    })),
    { ...line, ...middle, value: Math.round(hours * 10) / 10, type: Number },
  ];
}
