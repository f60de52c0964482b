import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { postgis } from '@electric-sql/pglite-postgis';
import { badValue, BOOLEAN, BYTEA, INT8, parseInt8, TEXT_TYPES, writeBoolean, writeBytes } from '../wire-values';
import type { EngineAnswer, EngineError, EngineMessage, EngineRequest, EngineStart } from './protocol';

/**
 * The thread PGlite lives in: a statement blocks its event loop and cannot be cancelled, so the guard outside
 * watches the clock and ends the whole thread. Nothing here retries, counts or decides.
 */

const port = parentPort!;
const tell = (message: EngineMessage) => port.postMessage(message);

const parsers = {
  ...Object.fromEntries(TEXT_TYPES.map((type) => [type, (text: string) => text])),
  [INT8]: parseInt8,
};

function describe(error: unknown): EngineError {
  const { message, code, detail, constraint } = error as { message?: string; code?: string; detail?: string; constraint?: string };
  return {
    message: message ?? String(error),
    code: typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null,
    ...(detail === undefined ? {} : { detail }),
    ...(constraint === undefined ? {} : { constraint }),
  };
}

/** A parameter that cannot be written is whoever passed it at fault, not the engine: it gets a SQLSTATE, and the engine stays. */
function nameBadValues(engine: PGlite): void {
  const serializers: Record<string, (value: unknown) => string> = engine.serializers;
  for (const [type, serialize] of Object.entries(serializers)) {
    serializers[type] = (value) => {
      try {
        return serialize(value);
      } catch {
        throw badValue(type);
      }
    };
  }
}

/** The mark beside the directory tells a first start that was cut short from a store with data: only the former is wiped. */
async function open({ directory }: EngineStart): Promise<PGlite> {
  const mark = `${directory}.initialising`;
  if (existsSync(mark)) rmSync(directory, { recursive: true, force: true });
  const isNew = !existsSync(`${directory}/PG_VERSION`);
  if (isNew) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(mark, '');
    tell({ kind: 'progress', text: 'preparing the embedded database (once, about 20 s)' });
  }
  const engine = await PGlite.create(directory, { extensions: { postgis, btree_gist }, parsers, serializers: { [BOOLEAN]: writeBoolean, [BYTEA]: writeBytes } });
  nameBadValues(engine);
  if (isNew) {
    tell({ kind: 'progress', text: 'installing PostGIS into the embedded database' });
    await engine.exec('create extension postgis; create extension btree_gist;');
    await engine.exec('checkpoint');
    rmSync(mark);
  }
  await engine.exec(`set timezone = 'UTC'`);
  return engine;
}

async function answer(engine: PGlite, request: EngineRequest): Promise<EngineAnswer> {
  if (request.kind === 'close') {
    await engine.close();
    return { rows: [], command: 'CLOSE', affectedRowCount: 0 };
  }
  if (request.kind === 'script') {
    await engine.exec(request.text);
    return { rows: [], command: 'SCRIPT', affectedRowCount: 0 };
  }
  const result = request.kind === 'query'
    ? await engine.query(request.text, [...request.parameters], { rowMode: request.rowMode })
    : await engine.query(request.statement, [], { blob: new Blob([request.data as Uint8Array<ArrayBuffer>]) });
  return { rows: result.rows, command: result.command ?? '', affectedRowCount: result.affectedRows ?? 0 };
}

try {
  const engine = await open(workerData as EngineStart);
  port.on('message', (request: EngineRequest) => {
    answer(engine, request).then(
      (result) => tell({ kind: 'answer', answer: result }),
      (error: unknown) => tell({ kind: 'error', error: describe(error) }),
    );
  });
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'unopened', error: describe(error) });
}
