import type { Dataset } from '../../repositories/datasets';
import { provenanceWord } from '../export/export-list';

/** 模拟 or 真实, of each device: simulated ones may stand beside real ones in a real dataset. */
export const natureOf = (dataset: Dataset, { isSimulated }: { readonly isSimulated: boolean }): string => (isSimulated ? '模拟' : provenanceWord(dataset));
