import { deflateRawSync, crc32 as zlibCrc } from 'node:zlib';
import writeWorkbook from 'write-excel-file/node';

/** A sheet of plain cells, as somebody would type it. */
export const typedWorkbook = (rows: readonly (readonly (string | number | Date | null)[])[]): Promise<Buffer> =>
  writeWorkbook(rows.map((cells) => cells.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy-mm-dd' } : cell)))).toBuffer();

const crcOf = (bytes: Buffer): number => (typeof zlibCrc === 'function' ? zlibCrc(bytes) : 0);

/** A zip of the given parts, deflated. @param claim size each part claims to have, where that shall be a lie */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>, { flags = 0, claim }: { flags?: number; claim?: number } = {}): Buffer {
  const bodies: Buffer[] = [], directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content), packed = deflateRawSync(bytes), title = Buffer.from(name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(flags, 2);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crcOf(bytes) >>> 0, 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(claim ?? bytes.length, 18);
    fixed.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fixed, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), fixed, tail, title]));
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory), end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(bodies.length, 8);
  end.writeUInt16LE(bodies.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** The parts of a workbook of one sheet. @param sheetData XML of its rows */
export const sheetParts = (sheetData: string): Record<string, string> => ({
  '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  'xl/workbook.xml': '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
});

/** Inline cells of a row. */
export const inlineRow = (row: number, cells: readonly string[]): string =>
  `<row r="${row}">${cells.map((cell, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
