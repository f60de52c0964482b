import type { Map } from 'maplibre-gl';

/**
 * Waits for a lost WebGL context. MapLibre itself restores a map whose context comes back; when it does not within the
 * patience, `onGone` is called once, and the map is of no more use.
 * @returns stops waiting
 */
export function guardContext(map: Map, patienceMilliseconds: number, { onLost, onGone }: { onLost(): void; onGone(): void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  map.on('webglcontextlost', () => {
    onLost();
    clearTimeout(timer);
    timer = setTimeout(onGone, patienceMilliseconds);
  });
  map.on('webglcontextrestored', () => clearTimeout(timer));
  return () => clearTimeout(timer);
}
