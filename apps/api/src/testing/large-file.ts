import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { at } from './town';

/** Formats a large file is made in. */
export type LargeFormat = 'csv' | 'geojson';

export interface LargeFile {
  readonly rowCount: number;
  readonly byteCount: number;
}

/** Bytes of a column nobody asked for, as wide exports carry them: a file of a gigabyte then has some hundred thousand rows. */
const padding = '门前四包责任书已签，见附件；'.repeat(170);
const firstAt = Date.UTC(2026, 0, 1);

/** Writes a file of incidents of at least so many bytes, valid and each different, a row at a time. */
export async function writeLargeFile(path: string, format: LargeFormat, leastBytes: number): Promise<LargeFile> {
  const file = createWriteStream(path);
  let byteCount = 0, rowCount = 0;
  const write = async (text: string): Promise<number> => {
    if (!file.write(text)) await once(file, 'drain');
    return Buffer.byteLength(text);
  };
  byteCount += await write(format === 'csv' ? 'code,at,category,lng,lat,text,note\n' : '{"type":"FeatureCollection","features":[');
  while (byteCount < leastBytes) byteCount += await write(rowOf(rowCount++, format));
  byteCount += await write(format === 'csv' ? '' : ']}');
  file.end();
  await once(file, 'finish');
  return { rowCount, byteCount };
}

function rowOf(index: number, format: LargeFormat): string {
  const [lng, lat] = at((index * 37) % 3_000 - 1_500, (index * 91) % 3_000 - 1_500);
  const code = `L${index}`, time = new Date(firstAt + index * 60_000).toISOString(), text = `第 ${index} 号摊点占道经营`;
  if (format === 'csv') return `${code},${time},05-01,${lng.toFixed(7)},${lat.toFixed(7)},${text},"${padding}"\n`;
  const properties = { code, at: time, category: '05-01', text, note: padding };
  return `${index === 0 ? '' : ',\n'}${JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lng, lat] } })}`;
}
