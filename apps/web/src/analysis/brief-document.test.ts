import { expect, it } from 'vitest';
import { briefDocument } from './brief-document';

it('a brief is a Word package with its text, its table and its picture', async () => {
  const words = { title: '凯龙城 片区研判', about: '10月22日 – 11月20日', sections: [{ heading: '一、总体', sentences: ['记录 412 起。'] }], table: { heading: '哪里最重', head: ['格心', '起数'], rows: [['98.69°E 24.59°N', '26']] }, caption: '本期 A', foot: '模拟' };
  const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]).buffer;
  const bytes = new Uint8Array(await (await briefDocument(words, { png, widthPixels: 900, heightPixels: 600 })).arrayBuffer());
  const text = new TextDecoder('latin1').decode(bytes);
  expect(text.slice(0, 2)).toBe('PK');
  expect(text).toContain('word/document.xml');
  expect(text).toMatch(/word\/media\/[^/]+\.png/);
  // Without a picture there is none, and still a document.
  expect(new TextDecoder('latin1').decode(await (await briefDocument(words, null)).arrayBuffer())).not.toContain('word/media');
});
