import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    storeKind: 'embedded' | 'postgres';
    /** Administrative database of the PostgreSQL of this run. */
    postgresUrl: string;
  }
}
