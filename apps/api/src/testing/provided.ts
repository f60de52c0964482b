import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    storeKind: 'embedded' | 'postgres';
    /** Where the embedded stores of this run are copied to; removed when it ends. */
    storesDirectory: string;
    /** Administrative database of the PostgreSQL of this run. */
    postgresUrl: string;
  }
}
