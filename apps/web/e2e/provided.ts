import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server of this run, without a slash at the end. */
    serverUrl: string;
    /** Of every demo account. */
    demoPassword: string;
  }
}
