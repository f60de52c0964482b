/** Writes a varint of 0 … 2³²−1 at `at`. @returns where the next byte goes, at most five on */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value >>> 0;
  let next = at;
  while (rest > 0x7f) {
    bytes[next++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[next++] = rest;
  return next;
}

/** Writes a field of wire type 2: key, length, content. @returns where the next byte goes, at most ten more than the content on */
export function putField(bytes: Uint8Array, at: number, field: number, content: Uint8Array): number {
  const start = putVarint(bytes, putVarint(bytes, at, (field << 3) | 2), content.length);
  bytes.set(content, start);
  return start + content.length;
}

/** Signed numbers so that small ones stay small. */
export const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
