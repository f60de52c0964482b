import type { Rolldown } from 'vite';

const chunksOf = (bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] => Object.values(bundle).filter((one) => one.type === 'chunk');

/** The chunk a module ended up in. @param ending of the module's path, `/src/main.ts` @throws where no chunk holds it */
export function chunkHolding(bundle: Rolldown.OutputBundle, ending: string): Rolldown.OutputChunk {
  const chunk = chunksOf(bundle).find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(ending)));
  if (chunk === undefined) throw new Error(`no part of the build holds ${ending}`);
  return chunk;
}

/** Files, relative to the build, that a chunk brings at once: itself, what it imports and theirs, styles and assets. What it imports later is not among them. */
export function partsOf(bundle: Rolldown.OutputBundle, beginning: Rolldown.OutputChunk): Set<string> {
  const chunks = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk])), taken = new Set<string>();
  function take(chunk: Rolldown.OutputChunk | undefined): void {
    if (chunk === undefined || taken.has(chunk.fileName)) return;
    taken.add(chunk.fileName);
    for (const path of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) taken.add(path);
    for (const name of chunk.imports) take(chunks.get(name));
  }
  take(beginning);
  return taken;
}
