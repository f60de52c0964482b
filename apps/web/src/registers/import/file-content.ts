/** Bytes of a file whose base64 still fits into a request of 2 MiB. */
export const mostBytes = 1_450_000;

/** A file's bytes as they travel in a request. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
