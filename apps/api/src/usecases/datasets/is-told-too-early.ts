import type { Dataset } from '../../repositories/datasets';
import type { Services } from '../../services';

/** Whether what rests on all visits of a dataset would be too small now: a simulated one is still being written. Those of real ones are there when they are acknowledged. */
export const isToldTooEarly = ({ provenance }: Pick<Dataset, 'provenance'>, { background }: Pick<Services['readiness'], 'background'>): boolean => provenance === 'simulated' && background.length > 0;
