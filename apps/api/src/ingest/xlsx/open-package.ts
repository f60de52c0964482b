import { inflateRawSync } from 'node:zlib';
import { FileRefused } from '../refused';

/** Largest workbook read, as stored: a register of thousands of rows takes one or two. */
export const maximumWorkbookBytes = 20 * 1024 ** 2;
/** Most a workbook may hold once inflated: some hundred thousand cells. What a bomb of 1 MB would become is a gigabyte. */
const maximumInflatedBytes = 32 * 1024 ** 2;
const maximumEntries = 2_000;

const endSignature = 0x06054b50, entrySignature = 0x02014b50;
/** @source APPNOTE.TXT 4.4.4: bit 0 = encrypted */
const encryptedFlag = 1;

/**
 * The text parts of a workbook, by name, each inflated within a bound: what a file says of its own size is not believed.
 * Refuses what is no workbook, a bomb, a password, macros, and XML that declares entities.
 */
export function openPackage(bytes: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let inflatedBytes = 0;
  for (const entry of entriesOf(bytes)) {
    if (/vbaProject|macrosheets|\.bin$/i.test(entry.name) && !/printerSettings/i.test(entry.name)) throw new FileRefused('macros-refused', { detail: entry.name });
    const content = inflated(bytes, entry, maximumInflatedBytes - inflatedBytes);
    inflatedBytes += content.length;
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue;
    const text = content.toString('utf8');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text) || text.includes('\0')) throw new FileRefused('malformed-xlsx', { detail: entry.name });
    if (/macroEnabled/i.test(text) && /content_types/i.test(entry.name)) throw new FileRefused('macros-refused', { detail: entry.name });
    parts.set(entry.name, text);
  }
  if (!parts.has('xl/workbook.xml')) throw new FileRefused('malformed-xlsx', { detail: '没有 xl/workbook.xml' });
  return parts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly headerAt: number;
}

/** The central directory: what counts when the two places a zip names its entries in disagree. */
function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature) throw new FileRefused('malformed-xlsx', { detail: '压缩目录缺失' });
  const count = bytes.readUInt16LE(end + 10);
  if (count > maximumEntries) throw new FileRefused('zip-bomb', { detail: `${count} 个文件` });
  const entries: Entry[] = [];
  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw new FileRefused('malformed-xlsx', { detail: '压缩目录有误' });
    if ((bytes.readUInt16LE(at + 8) & encryptedFlag) !== 0) throw new FileRefused('workbook-locked');
    const nameLength = bytes.readUInt16LE(at + 28), headerAt = bytes.readUInt32LE(at + 42);
    if (headerAt + 30 > bytes.length) throw new FileRefused('malformed-xlsx', { detail: '压缩目录有误' });
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10), compressedBytes: bytes.readUInt32LE(at + 20), headerAt });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function inflated(bytes: Buffer, { name, method, compressedBytes, headerAt }: Entry, roomBytes: number): Buffer {
  const start = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28);
  const stored = bytes.subarray(start, start + compressedBytes);
  if (stored.length < compressedBytes || (method !== 0 && method !== 8)) throw new FileRefused('malformed-xlsx', { detail: name });
  if (method === 0 && stored.length > roomBytes) throw new FileRefused('zip-bomb', { detail: name });
  if (method === 0 || stored.length === 0) return stored;
  try {
    return inflateRawSync(stored, { maxOutputLength: Math.max(roomBytes, 1) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new FileRefused(code === 'ERR_BUFFER_TOO_LARGE' ? 'zip-bomb' : 'malformed-xlsx', { detail: name });
  }
}
