/** What a picture of the stage is put together from. */
export interface StagePicture {
  /** The stage as it stands on the page; what is marked `data-off-picture` is left out. */
  readonly stage: HTMLElement;
  /** The map alone; null = there is none. */
  readonly map: Blob | null;
  /** What is written below: whose, which scene, of when; and, in other ink, what must not be overlooked. */
  readonly stamp: { readonly text: string; readonly warning: string };
  /** Of the smallest text, pixels. */
  readonly letterPixels: number;
}

/** @source design language §1.2 */
const ink = { panel: '#10171C', text: '#F2F5F4', warning: '#F4C542', line: '#2B373F' } as const;
const fontFamily = '\'Inter Variable\', \'Noto Sans SC\', \'Source Han Sans SC\', sans-serif';

/**
 * The stage as PNG in its own pixels, with a strip below. A page cannot photograph itself: the map gives its frame, and the words over it are
 * drawn anew by the browser as an image of the same elements under the same rules, which loads nothing.
 * @throws Error where the browser makes no image of them
 */
export async function stagePicture({ stage, map, stamp, letterPixels: letter }: StagePicture): Promise<Blob> {
  const { offsetWidth: width, offsetHeight: height } = stage, foot = Math.round(2.4 * letter);
  const canvas = new OffscreenCanvas(width, height + foot), pen = canvas.getContext('2d');
  if (pen === null) throw new Error('a canvas without two dimensions');
  pen.fillStyle = ink.panel;
  pen.fillRect(0, 0, width, height + foot);
  const ground = placeOf(stage, '.maplibregl-canvas');
  if (map !== null && ground !== null) pen.drawImage(await createImageBitmap(map), ground.left, ground.top, ground.width, ground.height);
  pen.drawImage(await imageOf(stage, { width, height }), 0, 0);
  pen.fillStyle = ink.line;
  pen.fillRect(0, height, width, 2);
  pen.textBaseline = 'middle';
  pen.font = `550 ${letter}px ${fontFamily}`;
  const warningWidth = pen.measureText(stamp.warning).width, middle = height + foot / 2 + 1;
  pen.fillStyle = ink.text;
  pen.fillText(stamp.text, letter, middle, Math.max(1, width - warningWidth - 3 * letter));
  pen.fillStyle = ink.warning;
  pen.fillText(stamp.warning, width - warningWidth - letter, middle);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Where an element lies on the stage, in the stage's own pixels, however small the page shows it. */
function placeOf(stage: HTMLElement, selector: string): { left: number; top: number; width: number; height: number } | null {
  const element = stage.querySelector<HTMLElement>(selector);
  if (element === null) return null;
  const whole = stage.getBoundingClientRect(), part = element.getBoundingClientRect(), scale = whole.width / stage.offsetWidth;
  return { left: (part.left - whole.left) / scale, top: (part.top - whole.top) / scale, width: part.width / scale, height: part.height / scale };
}

/** The words and marks of the stage without the map and without its ground. */
async function imageOf(stage: HTMLElement, { width, height }: { width: number; height: number }): Promise<HTMLImageElement> {
  const copy = stage.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll('canvas, .maplibregl-control-container, [data-off-picture]')) element.remove();
  const body = document.createElement('body');
  body.append(copy);
  // Nothing is loaded from within an image: the digits and Latin letters come along in it, Chinese ones are the machine's own.
  const all = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]), faces = all.filter((rule) => rule instanceof CSSFontFaceRule);
  const rules = [...await Promise.all(faces.filter(hasDigits).map(withItsFile)), ...all.filter((rule) => !(rule instanceof CSSFontFaceRule)).map(({ cssText }) => cssText)].join('\n');
  const clear = '*{animation:none!important;transition:none!important}body{margin:0!important;background:none!important;font-family:var(--font)}.stage,.stage .map,.stage .canvas{background:none!important}';
  const words = new XMLSerializer().serializeToString(body), style = `${rules}\n${clear}`.replaceAll(']]>', '');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" style="background:none"><style><![CDATA[${style}]]></style><foreignObject width="${width}" height="${height}">${words}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

/** Whether a face is for U+0030 among others. @source CSS Fonts 4 §4.5 unicode-range */
function hasDigits({ style }: CSSFontFaceRule): boolean {
  const ranges = style.getPropertyValue('unicode-range').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi);
  return [...ranges].some(([, first = '', last = first]) => parseInt(first, 16) <= 0x30 && parseInt(last, 16) >= 0x30);
}

/** The rule with its file in it instead of its address; without one the machine's letters do. */
async function withItsFile({ cssText }: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(cssText)?.[1];
  if (address === undefined) return '';
  const answer = await fetch(address).catch(() => null);
  if (answer?.ok !== true) return '';
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return cssText.replace(/url\([^)]+\)/, `url("data:font/woff2;base64,${btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))}")`);
}
