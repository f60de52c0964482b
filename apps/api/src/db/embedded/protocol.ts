/** What the engine's thread is asked; answered in order, one at a time. */
export type EngineRequest =
  | { readonly kind: 'query'; readonly text: string; readonly parameters: readonly unknown[]; readonly rowMode: 'array' | 'object' }
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'copy'; readonly statement: string; readonly data: Uint8Array }
  | { readonly kind: 'close' };

export interface EngineAnswer {
  readonly rows: unknown[];
  /** Command tag: SELECT, COMMIT, ROLLBACK… */
  readonly command: string;
  readonly affectedRowCount: number;
}

export interface EngineError {
  readonly message: string;
  /** SQLSTATE; null when the engine itself broke (a WebAssembly trap, a full disk). */
  readonly code: string | null;
  readonly detail?: string;
  readonly constraint?: string;
}

export type EngineMessage =
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'ready' }
  | { readonly kind: 'unopened'; readonly error: EngineError }
  | { readonly kind: 'answer'; readonly answer: EngineAnswer }
  | { readonly kind: 'error'; readonly error: EngineError };

/** What the thread is started with. */
export interface EngineStart {
  /** The data directory itself; created when absent. */
  readonly directory: string;
}
