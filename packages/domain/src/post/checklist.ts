/** What was last said on a shift of one line of its post's list. */
export interface ChecklistTick {
  readonly line: string;
  readonly isDone: boolean;
  /** UTC milliseconds. */
  readonly at: number;
  readonly personName: string;
}

/** One line of a post's list as a shift stands to it. */
export interface ChecklistLine {
  readonly line: string;
  /** UTC milliseconds; null = not done so far. */
  readonly doneAt: number | null;
  /** Who did it; '' = nobody. */
  readonly doneBy: string;
}

/** A post's list as one shift stands to it, in the order of the list. Empty lines = there is nothing to tick. */
export interface Checklist {
  readonly lines: readonly ChecklistLine[];
  /** Somebody said something of it, be it that a line is not done after all. Nothing said is not known, never nothing done. */
  readonly isTold: boolean;
}

/** The list of a shift from its lines, each once, and what was said of them; what was said of lines that are on it no longer is left out. */
export function checklistOf(lines: readonly string[], ticks: readonly ChecklistTick[]): Checklist {
  const saidOf = new Map(ticks.map((tick) => [tick.line, tick]));
  return {
    lines: [...new Set(lines)].map((line) => {
      const said = saidOf.get(line);
      return said?.isDone === true ? { line, doneAt: said.at, doneBy: said.personName } : { line, doneAt: null, doneBy: '' };
    }),
    isTold: lines.some((line) => saidOf.has(line)),
  };
}

export const isDoneWhole = ({ lines }: Checklist): boolean => lines.every(({ doneAt }) => doneAt !== null);

/** Lists of some shifts together. */
export interface ChecklistSum {
  /** Shifts with a list that are over. */
  readonly shiftCount: number;
  /** Of them: those of whose list something was said. */
  readonly toldCount: number;
  /** Lines of the told ones, and how many of them were done. */
  readonly lineCount: number;
  readonly doneCount: number;
}

/** Of no shift at all. */
export const noChecklists: ChecklistSum = { shiftCount: 0, toldCount: 0, lineCount: 0, doneCount: 0 };

/** 清单完成率 over the shifts whose list was told; null = none was. @source the post model: 定责 is measured by checklist completion */
export const checklistRatio = ({ lineCount, doneCount }: Pick<ChecklistSum, 'lineCount' | 'doneCount'>): number | null => (lineCount === 0 ? null : doneCount / lineCount);
