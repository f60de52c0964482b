import { distanceMetres, type Position } from '@wuding/geo';
import { describe, expect, it } from 'vitest';
import { classOf, drawnCellLimit, heatPicture } from './heat';
import { HeatFaces } from './heat-faces';
import { aDataset, aGrid, planeOrigin } from './testing';

const breaks = [4, 8, 12, 16, 20];
const ringOf = (picture: ReturnType<typeof heatPicture>, at: number): Position[] => picture.cells.features[at]!.geometry.coordinates[0] as Position[];

describe('heatPicture', () => {
  // One cell, column 2 of row 1, of a window whose corner is 480 m west and 80 m north of the plane's origin.
  const picture = heatPicture(aGrid({ originMetres: [-480, 80], cellMetres: 80, columns: 10, rows: 10, cells: [[12, 26]] }), breaks, planeOrigin);

  // PostGIS 3.6.2: st_transform(st_point(e, n), '+proj=tmerc +lat_0=24.588 +lon_0=98.69 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m', 4326)
  // of (-320, 160), (-240, 160), (-240, 240), (-320, 240).
  const byPostgis: Position[] = [[98.68684053447224, 24.58944444300221], [98.68763040085356, 24.589444457502974], [98.68763038726023, 24.590166695471872], [98.68684051634779, 24.590166680970622]];

  it('puts a cell where PostGIS puts it, to a micrometre', () => {
    ringOf(picture, 0).slice(0, 4).forEach((corner, index) => expect(distanceMetres(corner, byPostgis[index]!)).toBeLessThan(1e-6));
  });

  it('draws closed counter-clockwise squares of the given side', () => {
    const ring = ringOf(picture, 0);
    expect(ring).toHaveLength(5);
    expect(ring[4]).toEqual(ring[0]);
    expect(ring[1]![0]).toBeGreaterThan(ring[0]![0]);
    expect(ring[2]![1]).toBeGreaterThan(ring[1]![1]);
    for (let side = 0; side < 4; side++) expect(distanceMetres(ring[side]!, ring[side + 1]!)).toBeCloseTo(80, 4);
  });

  it('gives neighbours the very same corners', () => {
    const pair = heatPicture(aGrid({ cells: [[0, 1], [1, 1]] }), breaks, planeOrigin);
    expect(ringOf(pair, 0)[1]).toBe(ringOf(pair, 1)[0]);
    expect(ringOf(pair, 0)[2]).toBe(ringOf(pair, 1)[3]);
  });

  it('carries the count and its class', () => {
    expect(picture.cells.features[0]!.properties).toEqual({ class: 5, count: 26 });
  });

  it('draws nothing of an empty grid', () => {
    expect(heatPicture(aGrid({ cells: [] }), breaks, planeOrigin)).toEqual({ cells: { type: 'FeatureCollection', features: [] }, omittedCount: 0 });
  });

  it('leaves out the cells with the fewest events beyond the limit, and says how many', () => {
    const cells = Array.from({ length: drawnCellLimit + 5 }, (_, index): [number, number] => [index, index < 5 ? 1 : 2]);
    const crowded = heatPicture(aGrid({ columns: 200, rows: 200, cells }), breaks, planeOrigin);
    expect(crowded.omittedCount).toBe(5);
    expect(crowded.cells.features.every(({ properties }) => properties.count === 2)).toBe(true);
  });
});

describe('classOf', () => {
  it('counts the breaks reached: a break belongs to the class above it', () => {
    expect([1, 3, 4, 7, 8, 19, 20, 99].map((count) => classOf(count, breaks))).toEqual([0, 0, 1, 1, 2, 4, 5, 5]);
  });
  it('puts everything in the first class when breaks could not be made', () => {
    expect(classOf(3, [])).toBe(0);
  });
});

describe('HeatFaces', () => {
  it('turns to the hidden copy for each new grid and keeps the old one for the fade', () => {
    const faces = new HeatFaces(), dataset = aDataset();
    faces.take({ dataset, heat: aGrid({ cells: [[0, 1]] }), heatBreaks: breaks });
    expect(faces.shown).toBe('a');
    const first = faces.data.a;
    faces.take({ dataset, heat: aGrid({ cells: [[1, 1]] }), heatBreaks: breaks });
    expect(faces.shown).toBe('b');
    expect(faces.data.a).toBe(first);
  });

  it('does nothing for the same grid and equal breaks', () => {
    const faces = new HeatFaces(), dataset = aDataset(), heat = aGrid({ cells: [[0, 1]] });
    faces.take({ dataset, heat, heatBreaks: breaks });
    faces.take({ dataset: aDataset(), heat, heatBreaks: [...breaks] });
    expect(faces.shown).toBe('a');
  });

  it('never draws the grid of one dataset in another', () => {
    const faces = new HeatFaces(), heat = aGrid({ cells: [[0, 1]] });
    faces.take({ dataset: aDataset({ key: 'here' }), heat, heatBreaks: breaks });
    faces.take({ dataset: aDataset({ key: 'there' }), heat, heatBreaks: breaks });
    expect(faces.shown).toBeNull();
    expect(faces.data.a.features).toEqual([]);
    faces.take({ dataset: aDataset({ key: 'there' }), heat: aGrid({ cells: [[0, 1]] }), heatBreaks: breaks });
    expect(faces.shown).toBe('a');
  });

  it('hides for no grid, and for a dataset that has no plane yet', () => {
    const faces = new HeatFaces();
    faces.take({ dataset: aDataset(), heat: aGrid({ cells: [[0, 1]] }), heatBreaks: breaks });
    faces.take({ dataset: aDataset(), heat: null, heatBreaks: breaks });
    expect(faces.shown).toBeNull();
    faces.take({ dataset: aDataset({ planeOrigin: null }), heat: aGrid({ cells: [[0, 1]] }), heatBreaks: breaks });
    expect(faces.shown).toBeNull();
  });
});
