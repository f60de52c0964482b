import { findLayer, type LayerFeature } from '@wuding/catalog';
import type { FeatureCollection } from 'geojson';
import { afterEach, describe, expect, it } from 'vitest';
import { client } from '../api/request';
import type { MapIntent } from './intent';
import { LayerCollections } from './layer-collections';
import { isValidAt, loadLayerFeatures } from './layer-features';
import { aDataset } from './testing';

const intent = (given: Partial<MapIntent> = {}): MapIntent => ({
  dataset: aDataset(), theme: 'light', locale: 'zh-CN', visibleLayerIds: ['districts', 'streets'], timeRange: { from: null, to: null }, heat: null, heatBreaks: [],
  districts: [], selectedDistrictId: null, marker: null, dataVersion: '1', ...given,
});

/** Answers when told to, so that a test decides the order. */
function collections(): { asked: string[]; loaded: string[]; failed: unknown[]; answer(index: number, outcome?: Error): Promise<void>; subject: LayerCollections } {
  const asked: string[] = [], loaded: string[] = [], failed: unknown[] = [];
  const pending: { resolve(value: FeatureCollection): void; reject(reason: Error): void }[] = [];
  const subject: LayerCollections = new LayerCollections(
    (layer, dataset, at) => {
      asked.push(`${layer.id} of ${dataset} at ${at ?? 'now'}`);
      return new Promise((resolve, reject) => pending.push({ resolve, reject }));
    },
    { onLoaded: () => loaded.push([...subject.loaded.keys()].join()), onFailed: (failure) => failed.push(failure) },
  );
  const answer = async (index: number, outcome?: Error): Promise<void> => {
    if (outcome === undefined) pending[index]!.resolve({ type: 'FeatureCollection', features: [] });
    else pending[index]!.reject(outcome);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, loaded, failed, answer, subject };
}

describe('LayerCollections', () => {
  it('asks once for layers delivered whole, and for no others', async () => {
    const { subject, asked, loaded, answer } = collections();
    subject.take(intent());
    await answer(0);
    subject.take(intent({ theme: 'dark' }));
    expect(asked).toEqual(['districts of county at now']);
    expect(loaded).toEqual(['districts']);
  });

  it('asks again when records changed or the range ends elsewhere', () => {
    const { subject, asked } = collections();
    subject.take(intent());
    subject.take(intent({ dataVersion: '2' }));
    subject.take(intent({ dataVersion: '2', timeRange: { from: null, to: '2026-01-01T00:00:00Z' } }));
    expect(asked).toHaveLength(3);
  });

  it('never shows features of another dataset, not even late ones', async () => {
    const { subject, loaded, answer } = collections();
    subject.take(intent());
    subject.take(intent({ dataset: aDataset({ key: 'elsewhere' }) }));
    await answer(0);
    expect(loaded).toEqual([]);
    expect(subject.loaded.size).toBe(0);
    await answer(1);
    expect(subject.loaded.has('districts')).toBe(true);
  });

  it('reports a failure and asks again on request', async () => {
    const { subject, asked, failed, answer } = collections();
    subject.take(intent());
    await answer(0, new Error('unreachable'));
    expect(failed).toHaveLength(1);
    subject.take(intent());
    expect(asked).toHaveLength(1);
    subject.retry(intent());
    expect(asked).toHaveLength(2);
  });

  it('is silent about what it no longer wants', async () => {
    const { subject, failed, answer } = collections();
    subject.take(intent());
    subject.close();
    await answer(0, new Error('aborted'));
    expect(failed).toEqual([]);
  });
});

describe('loadLayerFeatures', () => {
  const { fetch } = client;
  afterEach(() => void (client.fetch = fetch));

  it('reads the whole layer of a dataset and adds the points of its names', async () => {
    const square = [[98.69, 24.58], [98.7, 24.58], [98.7, 24.59], [98.69, 24.58]];
    const feature = (id: number, to: string | null): object => ({ type: 'Feature', id, geometry: { type: 'Polygon', coordinates: [square] }, properties: { name: '学校', valid_from: '2025-01-01T00:00:00Z', valid_to: to } });
    let asked = '';
    client.fetch = (address) => {
      asked = String(address);
      return Promise.resolve(Response.json({ type: 'FeatureCollection', numberMatched: 2, numberReturned: 2, links: [], features: [feature(1, '2026-01-01T00:00:00Z'), feature(2, null)] }));
    };
    const { features } = await loadLayerFeatures(findLayer('districts')!, 'county', null, new AbortController().signal);
    expect(asked).toBe('/api/layers/districts/features?dataset=county&limit=1000');
    expect(features.map(({ id, geometry }) => [id, geometry.type])).toEqual([[2, 'Polygon'], [undefined, 'Point']]);
  });
});

describe('isValidAt', () => {
  const version = (valid_from: string | null, valid_to: string | null): LayerFeature => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] }, properties: { valid_from, valid_to } });
  const past = version(null, '2026-01-01T00:00:00Z'), present = version('2026-01-01T00:00:00Z', null);

  it('now is the version without an end', () => {
    expect([past, present].map((one) => isValidAt(one, null))).toEqual([false, true]);
  });
  it('a range shows the version that held when it ended', () => {
    expect([past, present].map((one) => isValidAt(one, '2025-06-01T00:00:00Z'))).toEqual([true, false]);
    expect([past, present].map((one) => isValidAt(one, '2026-06-01T00:00:00Z'))).toEqual([false, true]);
  });
  it('a range that ends with a version shows that version alone', () => {
    expect([past, present].map((one) => isValidAt(one, '2026-01-01T00:00:00Z'))).toEqual([true, false]);
  });
});
