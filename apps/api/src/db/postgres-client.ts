import { Writable } from 'node:stream';
import postgres from 'postgres';
import { STATEMENT_TIMEOUT_MILLISECONDS } from './connection';
import { ARRAY_TYPES, BOOLEAN, BYTEA, INT8, JSON_TYPES, parseArray, parseBytes, parseInt8, TEXT_TYPES, writeArray, writeBoolean, writeBytes, writeJson, writeText } from './wire-values';

const CONNECT_TIMEOUT_SECONDS = 2;

export type PostgresClient = ReturnType<typeof connectPostgres>;

/** A client of one connection, which it opens when first asked. @param onClose called when an open connection ends */
export function connectPostgres(databaseUrl: string, onClose: () => void) {
  const client = postgres(databaseUrl, {
    max: 1,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    idle_timeout: 0,
    max_lifetime: 0,
    fetch_types: false,
    onnotice: () => undefined,
    onclose: onClose,
    connection: {
      application_name: 'wuding', TimeZone: 'UTC', statement_timeout: STATEMENT_TIMEOUT_MILLISECONDS,
      // For a process that froze: a living one ends a forgotten transaction itself, sooner.
      idle_in_transaction_session_timeout: 180_000,
    },
  });
  useWireValues(client.options as unknown as WireOptions);
  return client;
}

interface WireOptions {
  readonly parsers: Record<number, ((text: string) => unknown) & { array?: boolean }>;
  readonly serializers: Record<number, (value: unknown) => string>;
}

function useWireValues({ parsers, serializers }: WireOptions): void {
  for (const type of TEXT_TYPES) {
    parsers[type] = (text) => text;
    serializers[type] = writeText;
  }
  parsers[INT8] = parseInt8;
  parsers[BYTEA] = parseBytes;
  serializers[BYTEA] = writeBytes;
  serializers[BOOLEAN] = writeBoolean;
  for (const type of JSON_TYPES) serializers[type] = writeJson;
  for (const [elementType, arrayType] of ARRAY_TYPES) {
    parsers[arrayType] = (literal) => parseArray(literal, parsers[elementType] ?? ((text) => text));
    serializers[arrayType] = (value) => writeArray(value, serializers[elementType] ?? String);
  }
}

/** postgres.js settles a COPY twice: with the stream to write to, then (through the same function) with the outcome. */
export interface CopyQuery {
  resolve: (value: Writable | { count: number }) => void;
  reject: (error: unknown) => void;
  execute(): void;
}

/** Sends the data of one COPY … FROM STDIN. @returns rows copied */
export function copyThrough(query: CopyQuery, data: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    // The query's own promise is settled with the stream, so an error in the last bytes would never be heard of.
    query.reject = reject;
    query.resolve = (value) => {
      if (value instanceof Writable) value.on('error', reject).end(data);
      else resolve(value.count);
    };
    query.execute();
  });
}
