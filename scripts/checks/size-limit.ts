/**
 * Most lines a file may have: 300, components 250, tests 400. Null for what nobody reads as code (data, documents,
 * migrations, lockfiles).
 */
export function lineLimitOf(path: string): number | null {
  if (path.endsWith('.test.ts')) return 400;
  if (path.endsWith('.vue')) return 250;
  return /\.(ts|mjs|cjs|js|css)$/.test(path) ? 300 : null;
}
