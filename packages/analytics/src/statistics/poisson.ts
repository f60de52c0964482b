import { lowerGammaRatio } from './gamma';

/** P(X ≥ count) for X ~ Poisson(mean); 1 for count 0. */
export const poissonAtLeast = (count: number, mean: number): number => (count <= 0 ? 1 : lowerGammaRatio(count, mean));
