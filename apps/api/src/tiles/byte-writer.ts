/** Writes a protocol buffer front to back into memory that grows; without the closures a general writer needs per message. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  varint(value: number): void {
    this.#reserve(5);
    this.#length = putVarint(this.#bytes, this.#length, value);
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A field of wire type 2: key, length, content. @param content complete, reused by the caller afterwards */
  field(number: number, content: Uint8Array): void {
    this.varint((number << 3) | 2);
    this.varint(content.length);
    this.bytes(content);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Writes a varint of 0 … 2³²−1 at `at`. @returns where the next byte goes; at most five bytes on */
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
