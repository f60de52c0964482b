import { describe, expect, it } from 'vitest';
import { postStates, type Flavor } from './flavor';
import { darkFlavor } from './flavors/dark';
import { lightFlavor } from './flavors/light';

/** Relative luminance and contrast. @source WCAG 2.2 §1.4.3 */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

describe.each([lightFlavor, darkFlavor])('the $name flavor', (flavor: Flavor) => {
  it('street and district names read on the ground; over streets their halo carries them', () => {
    for (const ground of [flavor.land, flavor.bareGround, flavor.block, flavor.park]) {
      for (const { text } of [flavor.labels.main, flavor.labels.minor, flavor.district.name]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('names read against their own halo', () => {
    for (const { text, halo } of [flavor.labels.main, flavor.labels.minor, flavor.labels.water]) expect(contrast(text, halo)).toBeGreaterThanOrEqual(4.5);
  });

  it('words of a post state read on the panel', () => {
    for (const state of postStates) expect(contrast(flavor.status[state].text, flavor.surface)).toBeGreaterThanOrEqual(4.5);
  });

  it('heat runs one way in luminance and ends where it stands out most', () => {
    const steps = flavor.heat.map(luminance);
    const sign = flavor.name === 'light' ? -1 : 1;
    steps.slice(1).forEach((step, index) => expect(sign * (step - steps[index]!)).toBeGreaterThan(0));
    expect(contrast(flavor.heat[5], flavor.land)).toBeGreaterThan(contrast(flavor.heat[0], flavor.land));
  });

  it('main streets stand out from the ground more than alleys', () => {
    const standing = (kind: 'main' | 'alley'): number => contrast(flavor.streets[kind].casing, flavor.streets[kind].fill);
    expect(standing('main')).toBeGreaterThan(standing('alley'));
  });
});

describe('the heat ramp', () => {
  it('has the published luminances in light', () => {
    expect(lightFlavor.heat.map((hex) => Number(luminance(hex).toFixed(2)))).toEqual([0.83, 0.64, 0.43, 0.25, 0.12, 0.04]);
  });
});
