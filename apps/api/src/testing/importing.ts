import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Result } from '@wuding/domain';
import type { Context } from '../context';
import { rowsOf, sql, type Store } from '../db/store';
import { defaultMaximumBytes } from '../ingest/source-bytes';
import { importFile, type ImportRefusal } from '../usecases/import/import-file';
import type { ImportRequest, ImportSummary } from '../usecases/import/import-request';
import { consoleActor, contextOf, TestClock } from './context';

/** Real files stay outside the repository; tests that need them are skipped where they are absent. */
export const realDataFolder = resolve(process.env['WUDING_REALDATA'] ?? '../shared/realdata');

export interface ImportOutcome {
  readonly result: Result<ImportSummary, ImportRefusal>;
  /** Lines of the errors file as `row,field,reason`. */
  readonly errors: readonly string[];
}

/** Imports files into a store, with a folder of its own for them. */
export class Importer {
  readonly store: Store;
  readonly clock: TestClock;
  readonly folder = mkdtempSync(join(tmpdir(), 'wuding-import-'));

  constructor(store: Store, clock = new TestClock()) {
    this.store = store;
    this.clock = clock;
  }

  get ctx(): Context {
    return contextOf(this.store, this.clock, consoleActor('sysadmin'));
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** @param content of a file called `name`, or none when `request.path` names one that is there */
  async import(kind: ImportRequest['kind'], file: { name: string; content: string | Uint8Array } | { path: string },
    request: Partial<ImportRequest> = {}): Promise<ImportOutcome> {
    const path = 'path' in file ? file.path : this.write(file.name, file.content);
    const errorsPath = join(this.folder, 'errors.csv');
    const result = await importFile({
      ctx: this.ctx,
      input: {
        kind, path, dataset: 'city', codeSet: null, format: null, datum: 'wgs84', acceptsDatum: false, timeZone: null, dateOrder: 'ymd',
        columns: new Map(), values: new Map(), isDryRun: false, errorsPath, spoolDirectory: join(this.folder, 'spool'),
        maximumBytes: defaultMaximumBytes, onProgress: () => undefined, ...request,
      },
    });
    const lines = readFileSync(errorsPath, 'utf8').replace('\uFEFF', '').split('\r\n').slice(1, -1);
    return { result, errors: lines.map((line) => line.split(',').slice(0, 3).join(',')) };
  }

  /** Files left in the spool: none, once an import is over. */
  spooled(): string[] {
    return readdirSync(join(this.folder, 'spool'));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** accepted/rejected/repaired/duplicate, or the refusal's code. */
export function figures({ result }: ImportOutcome): string {
  if (!result.ok) return result.refusal.code;
  const { acceptedCount, rejectedCount, repairedCount, duplicateCount } = result.value;
  return [acceptedCount, rejectedCount, repairedCount, duplicateCount].join('/');
}

const tables = ['dataset', 'code_set', 'event_code', 'district', 'district_boundary', 'place', 'road_segment', 'incident', 'import_batch',
  'audit_entry', 'change_log'] as const;

/** Row counts of everything an import may write. */
export async function storeCounts(store: Store): Promise<Record<(typeof tables)[number], number>> {
  const counts = await Promise.all(tables.map(async (table) => {
    const [row] = await rowsOf<{ count: number }>(store.db, sql`select count(*)::int as count from ${sql.identifier(table)}`);
    return [table, row?.count ?? 0] as const;
  }));
  return Object.fromEntries(counts) as Record<(typeof tables)[number], number>;
}
