const FORBIDDEN: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /\bst_as(?:mvt|mvtgeom|geobuf)\b/i,
    reason: 'the embedded PostGIS has no protobuf: tiles are encoded in TypeScript on both stores',
  },
  { pattern: /\bpostgis_raster\b/i, reason: 'the postgis_raster extension breaks the embedded engine for good' },
];

/** Throws on statements that the embedded engine cannot run or does not survive: whoever wrote them has a bug. */
export function refuseForbidden(statement: string): void {
  const found = FORBIDDEN.find(({ pattern }) => pattern.test(statement));
  if (found !== undefined) throw new Error(`refused before it reached the embedded store: ${found.reason}`);
}
