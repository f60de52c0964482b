import { describe, expect, test } from 'vitest';
import { findLayer } from '../registry';
import { districtScene } from './district-scene';
import { isSceneId, scenes, scenesOf } from './registry';
import { panelIds, sceneLimits, standingPanelCount } from './scene';

describe.each([...scenes, districtScene])('scene $id', (scene) => {
  test('keeps to seven figures and five panels, and repeats none', () => {
    expect(scene.figures.length).toBeLessThanOrEqual(sceneLimits.figures);
    expect(standingPanelCount + scene.panels.length).toBeLessThanOrEqual(sceneLimits.panels);
    expect(new Set(scene.panels).size).toBe(scene.panels.length);
    expect(new Set(scene.figures.map((figure) => JSON.stringify(figure))).size).toBe(scene.figures.length);
  });
  test('names layers and panels that there are', () => {
    expect(scene.layers.filter((id) => findLayer(id) === undefined)).toEqual([]);
    expect(scene.panels.filter((id) => !(panelIds as readonly string[]).includes(id))).toEqual([]);
  });
  test('has a name short enough for a wall, and a question, in both languages', () => {
    for (const words of [scene.title.zh, scene.title.en, scene.question.zh, scene.question.en]) expect(words.trim()).not.toBe('');
    expect(scene.title.zh.length).toBeLessThanOrEqual(8);
    expect(scene.question.zh.length).toBeLessThanOrEqual(14);
  });
});

test('each hotspot district has a scene of its own after the county’s, and every id is one', () => {
  const placed = scenesOf([{ id: 7, name: '农贸市场' }, { id: 3, name: '东卡' }]);
  expect(placed.map(({ id, districtId }) => [id, districtId])).toEqual([['county', null], ['district-7', 7], ['district-3', 3], ['patrol', null], ['forecast', null], ['week', null]]);
  expect(placed[1]!.title.zh).toBe('农贸市场');
  expect(placed.every(({ id }) => isSceneId(id))).toBe(true);
  expect(['nowhere', 'district-', 'district-x'].some(isSceneId)).toBe(false);
});
