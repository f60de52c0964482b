import type { DatasetView } from '@wuding/contract';
import type { HeatGrid } from './intent';

/** Makers of valid things for tests of this folder; a test names only what it is about. */
export const planeOrigin: [number, number] = [98.69, 24.588];

export const aDataset = (given: Partial<DatasetView> = {}): DatasetView => ({
  key: 'county', name: '演示县', provenance: 'simulated', timeZone: 'Asia/Shanghai', isHome: true, codeSet: 'bureau-2023',
  bounds: [98.65, 24.57, 98.73, 24.61], planeOrigin, basemap: 'county', incidentCount: 0, firstOccurredAt: null, lastOccurredAt: null, ...given,
});

export const aGrid = (given: Partial<HeatGrid>): HeatGrid => ({ origin: planeOrigin, originMetres: [0, 0], cellMetres: 80, columns: 10, rows: 10, cells: [], ...given });
