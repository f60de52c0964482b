import type { Finding, SourceFile } from './source-file';

/** A rule of the house that the linters have no word for. */
export interface Rule {
  readonly id: string;
  /** Which files it speaks about. */
  appliesTo(path: string): boolean;
  check(file: SourceFile): Finding[];
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts') || /(^|\/)(testing|e2e)\//.test(path);
export const isProduct = (path: string): boolean => /^(apps|packages)\/[^/]+\/(src|public)\//.test(path) && !isTest(path);
