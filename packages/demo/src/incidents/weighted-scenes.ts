import type { Scene } from './scenes';

/** Scenes of which one is drawn in proportion to its weight, in logarithmic time. */
export class WeightedScenes {
  private readonly scenes: readonly Scene[];
  /** Sum of the weights up to and including each scene. */
  private readonly sums: Float64Array;

  constructor(scenes: readonly Scene[], weightOf: (scene: Scene) => number) {
    this.scenes = scenes;
    this.sums = new Float64Array(scenes.length);
    let sum = 0;
    scenes.forEach((scene, i) => {
      sum += weightOf(scene);
      this.sums[i] = sum;
    });
    if (!(sum > 0)) throw new RangeError('no scene has any weight');
  }

  /** @param uniform in [0, 1) */
  draw(uniform: number): Scene {
    const target = uniform * (this.sums.at(-1) ?? 0);
    let low = 0, high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return this.scenes[low] as Scene;
  }
}
