import { describe, expect, test } from 'vitest';
import { FileRefused } from './refused';
import { decodedText } from './text-decoding';

/** "凯龙城,占道经营\n" in GBK. @source the GBK code chart */
const gbk = Buffer.from('bfadc1fab3c72cd5bcb5c0beadd3aa0a', 'hex');
const sentence = '凯龙城,占道经营\n';

async function decode(chunks: readonly Buffer[]): Promise<{ text: string; remarks: string[] }> {
  const remarks: string[] = [];
  let text = '';
  for await (const piece of decodedText(streamOf(chunks), (remark) => remarks.push(remark))) text += piece;
  return { text, remarks };
}
async function* streamOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}
const refusalOf = async (chunks: readonly Buffer[]): Promise<string> => {
  try {
    await decode(chunks);
    return 'read';
  } catch (error) {
    return error instanceof FileRefused ? `${error.refusal.code} ${String(error.refusal.data?.['byteOffset'])}` : String(error);
  }
};

describe('the encoding of a file', () => {
  test('is UTF-8 without a word about it, with or without byte order mark', async () => {
    expect(await decode([Buffer.from(sentence)])).toEqual({ text: sentence, remarks: [] });
    expect(await decode([Buffer.from(`\uFEFF${sentence}`)])).toEqual({ text: sentence, remarks: [] });
  });
  test('is found to be GB18030, and said', async () => {
    expect(await decode([gbk])).toEqual({ text: sentence, remarks: ['文件不是 UTF-8，按 GB18030（GBK）编码读取'] });
  });
  test('is decided only when something else than ASCII comes', async () => {
    const { text, remarks } = await decode([Buffer.from('id,name\n'), Buffer.from('1,'), gbk]);
    expect(text).toBe(`id,name\n1,${sentence}`);
    expect(remarks).toHaveLength(1);
  });
  test('holds across characters cut in two', async () => {
    const utf8 = Buffer.from(sentence);
    for (let at = 1; at < utf8.length; at++) expect((await decode([utf8.subarray(0, at), utf8.subarray(at)])).text).toBe(sentence);
    for (let at = 1; at < gbk.length; at++) expect((await decode([gbk.subarray(0, at), gbk.subarray(at)])).text).toBe(sentence);
  });
  test('reads the four-byte characters of GB18030', async () => {
    // U+20000 𠀀, the first of CJK Extension B, is 95 32 82 36. @source GB 18030-2005
    expect((await decode([gbk, Buffer.from('95328236', 'hex')])).text).toBe(`${sentence}\u{20000}`);
  });
  test('is UTF-16 where the mark says so', async () => {
    const { text, remarks } = await decode([Buffer.from(`\uFEFF${sentence}`, 'utf16le')]);
    expect(text).toBe(sentence);
    expect(remarks).toEqual(['文件按 UTF-16LE 编码读取']);
  });
  test('may not change in the middle, nor end in half a character, nor be none at all', async () => {
    const utf8 = Buffer.from(sentence);
    expect(await refusalOf([utf8, gbk])).toBe(`encoding-mixed ${utf8.length}`);
    expect(await refusalOf([utf8, utf8.subarray(0, 2)])).toBe(`encoding-mixed ${utf8.length + 2}`);
    expect(await refusalOf([Buffer.from([0x61, 0xff, 0xff, 0x80])])).toBe('encoding-unknown 0');
  });
});
