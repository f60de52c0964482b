import type { ErrorFile } from '../../ingest/error-file';
import type { RepairReason, RowReason } from '../../ingest/reason';
import type { RecordGroups, RowProblem, SourceRecord } from '../../ingest/record';
import { problemSentence } from '../../ingest/row-reader';
import type { ImportRequest, Rejection, RowOutcome } from './import-request';

const sampleCount = 20;
const progressRows = 10_000;

/** Counts what happens to the rows of one file, and lists those rejected. */
export class Tally {
  rowCount = 0;
  rejectedCount = 0;
  readonly reasons = new Map<RowReason, number>();
  readonly repairs = new Map<RepairReason, number>();
  readonly samples: Rejection[] = [];
  readonly #errors: () => ErrorFile | null;
  readonly #onProgress: (text: string) => void;
  readonly #onRow: (outcome: RowOutcome) => void;

  constructor(errors: () => ErrorFile | null, { onProgress, onRow }: Pick<ImportRequest, 'onProgress' | 'onRow'>) {
    this.#errors = errors;
    this.#onProgress = (text) => onProgress(text);
    this.#onRow = onRow ?? (() => undefined);
  }

  /** The same records, counted as they are read. */
  async *counted(records: RecordGroups): RecordGroups {
    for await (const group of records) {
      const before = this.rowCount;
      this.rowCount += group.length;
      const isDue = Math.floor(before / progressRows) < Math.floor(this.rowCount / progressRows);
      if (isDue) this.#onProgress(`已读 ${this.rowCount.toLocaleString('en-US')} 行`);
      yield group;
    }
  }

  repaired(repairs: readonly RepairReason[]): void {
    for (const repair of repairs) this.repairs.set(repair, (this.repairs.get(repair) ?? 0) + 1);
  }

  /** A row of a register that is taken, or says nothing new. */
  settle(outcome: Omit<RowOutcome, 'problems'>): void {
    this.#onRow({ ...outcome, problems: [] });
  }

  /** @param problems at least one; the row counts once, under each of its reasons @param called what the row calls itself, where it was read */
  async reject({ row, line }: Pick<SourceRecord, 'row' | 'line'>, problems: readonly RowProblem[], called = { code: '', name: '' }): Promise<void> {
    this.rejectedCount += 1;
    this.#onRow({ row, line, ...called, outcome: 'refused', changes: [], problems: problems.map((one) => ({ field: one.field, reason: one.reason, sentence: problemSentence(one) })) });
    for (const problem of problems) {
      const { field, reason } = problem;
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
      if (this.samples.length < sampleCount) this.samples.push({ row, line, field, reason, sentence: problemSentence(problem) });
      await this.#errors()?.add(row, line, problem);
    }
  }
}
