import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { csvLine } from '../export/csv-line';
import type { RowProblem } from './record';
import { FileRefused } from './refused';
import { problemSentence } from './row-reader';

const flushCharacters = 256 * 1024;

/**
 * The list of rejected rows: CSV with byte order mark (so that spreadsheets read it as UTF-8), columns row, field, reason, detail.
 * It appears under its name when it is complete.
 */
export class ErrorFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  #pending = `\uFEFF${csvLine(['row', 'field', 'reason', 'detail'])}`;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Refuses a place that cannot be written, before anything is read. */
  static async open(path: string): Promise<ErrorFile> {
    try {
      return new ErrorFile(path, await open(`${path}.part`, 'w', 0o600));
    } catch (error) {
      throw new FileRefused('errors-file-unwritable', { path, code: (error as NodeJS.ErrnoException).code ?? '' });
    }
  }

  async add(row: number, line: number | null, problem: RowProblem): Promise<void> {
    const where = line === null ? '' : `（文件第 ${line} 行）`;
    await this.addLine([row, problem.field, problem.reason, `${problemSentence(problem)}${where}`]);
  }

  async addLine(cells: readonly [row: number, field: string, reason: string, detail: string]): Promise<void> {
    this.#pending += csvLine(cells);
    if (this.#pending.length >= flushCharacters) await this.#flush();
  }

  async finish(): Promise<void> {
    await this.#flush();
    await this.#handle.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close();
    await rm(`${this.#path}.part`, { force: true });
  }

  async #flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    await this.#handle.appendFile(text);
  }
}
