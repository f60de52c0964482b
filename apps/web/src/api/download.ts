import { addresses, type EndpointId, type Endpoints, type exportMedia, type registerMedia, type tableMedia } from '@wuding/contract';
import { addressOf } from './address';
import { RequestFailure } from './problem';
import { fetchFile } from './request';

/** Endpoints that answer a list as a file. */
export type ExportId = { [Id in EndpointId]: Endpoints[Id] extends { readonly media: typeof exportMedia | typeof registerMedia | typeof tableMedia | 'text/csv' } ? Id : never }[EndpointId];
export type ExportFormat = 'xlsx' | 'csv' | 'geojson' | 'gpx';

export interface Download {
  readonly id: ExportId;
  /** What fills the `:names` of the path. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Filter and order of the list, as its endpoint takes them. */
  readonly query: Readonly<Record<string, unknown>>;
  /** What the endpoint takes as its body, the format left out; absent = the list is asked for by its address. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly format: ExportFormat;
  readonly signal: AbortSignal;
  /** Share of the records that have come, 0..1. */
  onProgress(ratio: number): void;
}

/**
 * Fetches an exported list to its end: a file is handed over whole or not at all.
 * @returns the file and the name the server gave it
 * @throws RequestFailure when it was refused or cut off; the AbortError of fetch when the signal fired
 */
export async function downloadExport({ id, params = {}, query, body, format, signal, onProgress }: Download): Promise<{ blob: Blob; name: string; rowCount: number }> {
  const response = await (body === undefined ? fetchFile(addressOf(addresses[id].path, params, { ...query, format }), signal) : fetchFile(addressOf(addresses[id].path, params, query), signal, { ...body, format }));
  const rowCount = Number(response.headers.get('x-row-count') ?? 0);
  const pieces: BlobPart[] = [];
  let lineCount = 0;
  try {
    for (const reader = response.body!.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      lineCount += countLines(value);
      // Notes may hold line breaks of their own: more lines than records is no more than all of them.
      onProgress(rowCount === 0 ? 1 : Math.min(1, lineCount / rowCount));
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new RequestFailure('unreachable', 0);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: new Blob(pieces, { type: response.headers.get('content-type') ?? '' }), name: name === undefined ? `export.${format}` : decodeURIComponent(name), rowCount };
}

const lineFeed = 10;
function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
}

/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
