import { accept, refuse, type Refusal, type Result } from '@wuding/domain';

/** @source quality goals §5: photos at most 400 kB */
const mostBytes = 400_000;

/** A photo out of base64; null when none was sent. Refuses what is no JPEG or too large. */
export function readPhoto(text: string | undefined): Result<Uint8Array | null, Refusal<'photo-invalid'>> {
  if (text === undefined) return accept(null);
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return isJpeg && bytes.length <= mostBytes ? accept(bytes) : refuse('photo-invalid', { pointer: '/photo' });
}
