import { TextDecoder } from 'node:util';
import { isAscii } from 'node:buffer';
import { FileRefused } from './refused';
import type { Remark } from './record';

/**
 * Text of a byte sequence in UTF-8, else GB18030 (what Chinese spreadsheets write, a superset of GBK), else as a byte order
 * mark says (UTF-16). Which one is decided by the first chunk that is not plain ASCII, since both read ASCII alike; any
 * encoding but UTF-8 is remarked. A byte order mark is dropped.
 * Refuses `encoding-unknown` (neither reads), `encoding-mixed` (a later chunk breaks the encoding found first).
 */
export async function* decodedText(bytes: AsyncIterable<Buffer>, remark: Remark): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let byteOffset = 0;
  for await (const chunk of bytes) {
    if (byteOffset === 0) decoder = markedDecoder(chunk, remark);
    let text: string | null;
    if (decoder !== null) text = attempt(decoder, chunk);
    else if (isAscii(chunk)) text = chunk.toString('latin1');
    else [decoder, text] = detect(chunk, byteOffset, remark);
    if (text === null) throw new FileRefused('encoding-mixed', { encoding: decoder?.encoding ?? '', byteOffset });
    byteOffset += chunk.length;
    if (text !== '') yield text;
  }
  if (decoder !== null && attempt(decoder) === null) throw new FileRefused('encoding-mixed', { encoding: decoder.encoding, byteOffset });
}

function markedDecoder(first: Buffer, remark: Remark): TextDecoder | null {
  const [a, b, c] = first;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8', { fatal: true });
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  if (encoding === null) return null;
  remark(`文件按 ${encoding.toUpperCase()} 编码读取`);
  return new TextDecoder(encoding, { fatal: true });
}

function detect(chunk: Buffer, byteOffset: number, remark: Remark): [TextDecoder, string] {
  for (const encoding of ['utf-8', 'gb18030']) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = attempt(decoder, chunk);
    if (text === null) continue;
    if (encoding !== 'utf-8') remark('文件不是 UTF-8，按 GB18030（GBK）编码读取');
    return [decoder, text];
  }
  throw new FileRefused('encoding-unknown', { byteOffset });
}

/** Decodes the next chunk, or the end; null when the bytes break the encoding. */
function attempt(decoder: TextDecoder, chunk?: Buffer): string | null {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    return null;
  }
}
