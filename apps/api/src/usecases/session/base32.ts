const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as base32 without padding, the way authenticator apps take a secret. @source RFC 4648 6 */
export function toBase32(bytes: Uint8Array): string {
  let text = '', bits = 0, bitCount = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (bitCount += 8; bitCount >= 5; bitCount -= 5) text += alphabet[(bits >> (bitCount - 5)) & 31];
  }
  return bitCount > 0 ? text + alphabet[(bits << (5 - bitCount)) & 31] : text;
}
