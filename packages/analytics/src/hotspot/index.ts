export { densityClusters } from './dbscan';
export { emergingHotspots } from './emerging';
export { gi, giStar, giStarOfCells, moments } from './gi-star';
export { binEvents, densitySplit, gridDensity, type DensityKernel } from './grid-density';
export { cellCentres, gaussianDensityAt, massInside, quarticDensityAt, scottBandwidths } from './kernel-density';
export { globalMoran } from './moran';
export { neighboursWithin } from './neighbours';
export { rateSignificance } from './rate-significance';
