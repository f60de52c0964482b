/** @source quality goals §5: at most 1600 px and 400 kB */
const longestPixels = 1_600;
const mostBytes = 400_000;

/** A picture as a JPEG the server takes, base64; null when the file is no picture this browser reads. */
export async function shrinkPhoto(file: Blob): Promise<string | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return null;
  }
  const scale = Math.min(1, longestPixels / Math.max(picture.width, picture.height));
  for (const [share, quality] of [[1, 0.8], [1, 0.6], [0.7, 0.6], [0.5, 0.5]] as const) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale * share));
    canvas.height = Math.max(1, Math.round(picture.height * scale * share));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (jpeg !== null && jpeg.size <= mostBytes) return base64Of(new Uint8Array(await jpeg.arrayBuffer()));
  }
  return null;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
