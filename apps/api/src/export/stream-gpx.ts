import type { ExportedFeature } from './stream-geojson';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

/**
 * Lines as GPX 1.1, a track each, named by its first property, with the others as its description, a segment for each unbroken piece, with times where they
 * are known; what is no line is left out.
 * @source GPX 1.1 schema, trkType
 */
export async function* streamGpx(title: string, groups: AsyncIterable<readonly ExportedFeature[]>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Wuding" xmlns="http://www.topografix.com/GPX/1/1">\n<metadata><name>${escaped(title)}</name></metadata>\n`;
  for await (const features of groups) yield features.map(trackOf).join('');
  yield '</gpx>\n';
}

function trackOf({ geometry, properties, times }: ExportedFeature): string {
  if (geometry?.type !== 'LineString' && geometry?.type !== 'MultiLineString') return '';
  const [name = '', ...facts] = Object.entries(properties).filter(([, value]) => value !== null && value !== '').map(([title, value], i) => (i === 0 ? String(value) : `${title} ${String(value)}`));
  const pieces = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const timeOf = (piece: number, at: number): string => { const time = times?.[piece]?.[at]; return time === undefined ? '' : `<time>${time}</time>`; };
  const segments = pieces.map((piece, i) => `<trkseg>${piece.map(([lng, lat], at) => `<trkpt lat="${lat}" lon="${lng}">${timeOf(i, at)}</trkpt>`).join('')}</trkseg>`).join('');
  return `<trk><name>${escaped(name)}</name><desc>${escaped(facts.join('；'))}</desc>${segments}</trk>\n`;
}
