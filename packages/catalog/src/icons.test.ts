import { describe, expect, it } from 'vitest';
import { dotImage } from './icons';

describe('dotImage', () => {
  const { width, height, data } = dotImage();
  const alphaAt = (x: number, y: number): number => data[4 * (y * width + x) + 3]!;

  it('is solid in the middle and nothing in the corners', () => {
    expect(alphaAt(width / 2, height / 2)).toBe(255);
    expect(alphaAt(0, 0)).toBe(0);
  });

  it('is round: the same left, right, up and down', () => {
    for (let step = 0; step < width; step++) {
      expect(alphaAt(step, 19)).toBe(alphaAt(width - 1 - step, 19));
      expect(alphaAt(step, 19)).toBe(alphaAt(19, step));
    }
  });

  it('has its edge, three quarters of full, eight pixels from the middle', () => {
    const [inside, outside] = [alphaAt(27, 20), alphaAt(28, 20)];
    expect(inside).toBeGreaterThan(0.75 * 255);
    expect(outside).toBeLessThan(0.75 * 255);
  });
});
