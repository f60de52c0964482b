import { coverage } from './coverage';
import { effect } from './effect';
import { emerging } from './emerging';
import { gistar } from './gistar';
import { hourOfWeekAndClusters } from './hour-of-week-and-clusters';
import { kde } from './kde';
import { knox } from './knox';
import type { AnalysisMethod } from './method';
import { pai } from './pai';
import { survival } from './survival';

/** Every method of `wuding analyse`. */
export const methods: readonly AnalysisMethod[] = [gistar, kde, knox, emerging, pai, effect, coverage, ...hourOfWeekAndClusters, survival];
