import { lowerGammaRatio, upperGammaRatio } from './gamma';

/** P(Z ≤ z) of the standard normal distribution, exact in both tails. */
export const normalCumulative = (z: number): number =>
  (z <= 0 ? 0.5 * upperGammaRatio(0.5, (z * z) / 2) : 0.5 + 0.5 * lowerGammaRatio(0.5, (z * z) / 2));

/** P(|Z| ≥ |z|). */
export const normalTwoSided = (z: number): number => upperGammaRatio(0.5, (z * z) / 2);

/** 97.5 % point of the standard normal distribution. @source R qnorm(0.975) */
export const normal975 = 1.959963984540054;
