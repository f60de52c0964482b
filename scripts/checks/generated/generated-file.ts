/** A committed file that is made from the code; the check fails when it no longer says what the code says. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  make(): string | Promise<string>;
}
