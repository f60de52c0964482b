import type { AnalysisAnswer } from '@wuding/contract';

/** In the order they matter to who has to act. @source ESRI emerging hot spot analysis, categories */
const kinds = ['new', 'consecutive', 'intensifying', 'persistent', 'sporadic', 'oscillating', 'diminishing', 'historical'] as const;
export const emergingCategories = [...kinds.map((kind) => `${kind}-hot` as const), ...kinds.map((kind) => `${kind}-cold` as const)] as const;
export type EmergingCategoryKey = (typeof emergingCategories)[number];

type Cell = Extract<AnalysisAnswer, { method: 'emerging' }>['cells'][number];

export interface EmergingGroup {
  readonly category: EmergingCategoryKey;
  readonly isHot: boolean;
  /** Strongest last step first. */
  readonly cells: readonly Cell[];
}

/** Cells by category, hot ones before cold ones; categories without cells are left out. */
export const emergingGroups = (cells: readonly Cell[]): EmergingGroup[] => emergingCategories.flatMap((category) => {
  const own = cells.filter((cell) => cell.category === category).sort((a, b) => Math.abs(b.lastZ) - Math.abs(a.lastZ) || a.index - b.index);
  return own.length === 0 ? [] : [{ category, isHot: category.endsWith('-hot'), cells: own }];
});
