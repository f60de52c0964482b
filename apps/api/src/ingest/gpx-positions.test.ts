import { describe, expect, test } from 'vitest';
import { gpxPositions } from './gpx-positions';

const gpx = (inside: string, end = '</gpx>') => `<?xml version="1.0"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${inside}</trkseg></trk>${end}\n`;
const refusal = (text: string) => {
  try {
    gpxPositions(text);
    return null;
  } catch (error) {
    return (error as { refusal: unknown }).refusal;
  }
};

describe('a GPX file', () => {
  test('gives its track points in order, whatever the prefix and the order of attributes; odd ones stay to be refused row by row', () => {
    expect(gpxPositions(gpx('<trkpt lat="24.588" lon="98.69"><ele>1500</ele><time>2026-11-20T01:00:00Z</time></trkpt><trkpt lon=\'98.7\' lat=\'24.6\'/>'))).toEqual([
      { at: '2026-11-20T01:00:00Z', lng: 98.69, lat: 24.588 }, { at: '', lng: 98.7, lat: 24.6 }]);
    expect(gpxPositions('<g:gpx xmlns:g="x"><g:trkpt lat="1" lon="x"><g:time> 2026-11-20T01:00:00Z </g:time></g:trkpt></g:gpx>')).toEqual([{ at: '2026-11-20T01:00:00Z', lng: NaN, lat: 1 }]);
  });
  test('with a DTD is refused before anything of it is read, one cut off names the row, anything else is no GPX', () => {
    expect(refusal(`<!DOCTYPE gpx [<!ENTITY a "b">]>${gpx('')}`)).toEqual({ code: 'dtd-refused', data: {} });
    expect(refusal(gpx('<trkpt lat="1" lon="2"><time>2026-11-20T01:00:00Z</time></trkpt><trkpt lat="1" lon="2"><ti').split('<ti</trkseg>')[0]! )).toEqual({ code: 'gpx-truncated', data: { row: 2 } });
    expect(refusal(gpx('<trkpt lat="1" lon="2"></trkpt>', ''))).toEqual({ code: 'gpx-truncated', data: { row: 2 } });
    expect(refusal('<kml></kml>')).toEqual({ code: 'not-gpx', data: {} });
  });
  test('of a million openings that never close is refused at once', () => {
    expect(refusal(`<gpx>${'<trkpt lat="1" lon="1">'.repeat(100_000)}`)).toMatchObject({ code: 'gpx-truncated' });
  });
});
