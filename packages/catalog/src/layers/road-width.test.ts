import { expression } from '@maplibre/maplibre-gl-style-spec';
import { controlClasses } from '@wuding/domain';
import { describe, expect, it } from 'vitest';
import { roadWidth } from './road-width';

/** Evaluated by MapLibre's own interpreter. */
function widthAt(...[controlClass, part, lineScale, zoom]: [...Parameters<typeof roadWidth>, number]): number {
  const parsed = expression.createExpression(roadWidth(controlClass, part, lineScale), 'paint.line-width');
  if (parsed.result === 'error') throw new Error(parsed.value[0]?.message);
  return parsed.value.evaluate({ zoom }) as number;
}

describe('roadWidth', () => {
  it('is the drawn width at the drawn zooms', () => {
    expect([12.5, 14, 15, 16].map((zoom) => widthAt('main', 'fill', 1, zoom))).toEqual([2.4, 5.9, 10, 14.4]);
    expect([12.5, 14, 15, 16].map((zoom) => widthAt('secondary', 'casing', 1, zoom))).toEqual([2, 5, 8.4, 11]);
  });

  it('widens with every zoom, and the casing always shows', () => {
    for (const controlClass of controlClasses) {
      for (let zoom = 9; zoom < 20; zoom += 0.25) {
        expect(widthAt(controlClass, 'fill', 1, zoom + 0.25)).toBeGreaterThan(widthAt(controlClass, 'fill', 1, zoom));
        expect(widthAt(controlClass, 'casing', 1, zoom)).toBeGreaterThan(widthAt(controlClass, 'fill', 1, zoom));
      }
    }
  });

  it('keeps main wider than secondary wider than alley at every zoom', () => {
    for (let zoom = 9; zoom <= 20; zoom += 0.5) {
      expect(widthAt('main', 'fill', 1, zoom)).toBeGreaterThan(widthAt('secondary', 'casing', 1, zoom) * 0.99);
      expect(widthAt('secondary', 'fill', 1, zoom)).toBeGreaterThan(widthAt('alley', 'fill', 1, zoom));
    }
  });

  it('follows the scale of the screen', () => {
    expect(widthAt('main', 'fill', 1.6, 15)).toBeCloseTo(16, 10);
  });
});
