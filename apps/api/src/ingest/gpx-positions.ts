import { FileRefused } from './refused';

/** A track point as the file has it, not yet understood: what `readFix` takes. */
export interface GpxPosition {
  readonly at: string;
  readonly lng: number;
  readonly lat: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '');

/**
 * Track points of a GPX document in order, whatever their namespace prefix; those without a time have `at: ''`, numbers that are none are NaN. Only elements
 * are looked at: a document type or entity declaration refuses the file (nothing of it is ever expanded), and so does one that ends before `</gpx>`.
 * Cost: one pass over the text.
 * @source GPX 1.1 schema, wptType
 */
export function gpxPositions(text: string): GpxPosition[] {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new FileRefused('dtd-refused');
  if (!/<(?:\w+:)?gpx[\s>]/.test(text)) throw new FileRefused('not-gpx');
  const positions: GpxPosition[] = [], opening = /<(?:\w+:)?trkpt\b([^>]*)>/g;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const [, attributes = ''] = found, isEmpty = attributes.endsWith('/');
    const end = isEmpty ? opening.lastIndex : text.indexOf('trkpt>', opening.lastIndex);
    if (end < 0) throw new FileRefused('gpx-truncated', { row: positions.length + 1 });
    const inside = isEmpty ? '' : text.slice(opening.lastIndex, end);
    positions.push({ at: plain(/<(?:\w+:)?time>\s*([^<\s]*)\s*<\//.exec(inside)?.[1] ?? ''), lng: numberOf(attributes, 'lon'), lat: numberOf(attributes, 'lat') });
  }
  if (!/<\/(?:\w+:)?gpx>\s*$/.test(text)) throw new FileRefused('gpx-truncated', { row: positions.length + 1 });
  return positions;
}

function numberOf(attributes: string, name: 'lon' | 'lat'): number {
  const text = new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]?.trim() ?? '';
  return text === '' ? Number.NaN : Number(text);
}
