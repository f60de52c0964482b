/** What a picture of the map says beside the map. */
export interface PictureWords {
  readonly title: string;
  readonly unit: string;
  readonly stamp: string;
  readonly source: string;
  readonly north: string;
  readonly colours: readonly string[];
  readonly labels: readonly string[];
  /** Zoom and latitude of the view, for the scale; null = no scale. */
  readonly zoom: number | null;
  readonly latitude: number;
  readonly surface: string;
  readonly text: string;
  readonly sayMetres: (metres: number) => string;
}

/** Screen pixels are drawn three times as fine: 300 dots an inch for what the screen shows at 96. */
const printScale = 3;
/** Metres of a pixel at zoom 0 on the equator, tiles of 512 pixels. @source Web Mercator, 2π · 6378137 / 512 */
const metresPerPixelAtZero = 78_271.517;

/** The map with title, legend, scale, north, source and stamp, as PNG. */
export async function composePicture(map: Blob, words: PictureWords): Promise<Blob> {
  const image = await createImageBitmap(map);
  const unit = printScale, margin = 24 * unit, head = 64 * unit, foot = 84 * unit;
  const canvas = new OffscreenCanvas(image.width + 2 * margin, image.height + head + foot);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('a canvas without two dimensions');
  pen.fillStyle = words.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, margin, head);
  pen.fillStyle = words.text;
  pen.textBaseline = 'middle';
  const write = (text: string, x: number, y: number, size: number, weight = 450): void => {
    pen.font = `${weight} ${size * unit}px 'Noto Sans SC', 'Source Han Sans SC', sans-serif`;
    pen.fillText(text, x, y);
  };
  write(words.title, margin, head * 0.36, 20, 650);
  write(words.unit, margin, head * 0.76, 14);
  drawNorth(pen, { x: canvas.width - margin - 14 * unit, y: head + 34 * unit, unit, word: words.north, halo: words.surface });
  drawLegend(pen, { x: margin, y: head + image.height + 14 * unit, unit, words, write });
  const scale = scaleBar(words, image.width / unit);
  if (scale !== null) drawScale(pen, { x: canvas.width - margin - scale.pixels * unit, y: head + image.height + 24 * unit, unit, scale, write, words });
  write(`${words.source} · ${words.stamp}`, margin, canvas.height - 16 * unit, 12);
  return canvas.convertToBlob({ type: 'image/png' });
}

type Pen = OffscreenCanvasRenderingContext2D;
type Write = (text: string, x: number, y: number, size: number, weight?: number) => void;

function drawNorth(pen: Pen, { x, y, unit, word, halo }: { x: number; y: number; unit: number; word: string; halo: string }): void {
  pen.beginPath();
  pen.moveTo(x, y - 22 * unit);
  pen.lineTo(x + 9 * unit, y + 8 * unit);
  pen.lineTo(x, y + 2 * unit);
  pen.lineTo(x - 9 * unit, y + 8 * unit);
  pen.closePath();
  pen.strokeStyle = halo;
  pen.lineWidth = 4 * unit;
  pen.stroke();
  pen.fill();
  pen.font = `650 ${14 * unit}px 'Noto Sans SC', sans-serif`;
  pen.textAlign = 'center';
  pen.lineWidth = 4 * unit;
  pen.strokeText(word, x, y + 20 * unit);
  pen.fillText(word, x, y + 20 * unit);
  pen.textAlign = 'start';
}

function drawLegend(pen: Pen, { x, y, unit, words, write }: { x: number; y: number; unit: number; words: PictureWords; write: Write }): void {
  const width = 64 * unit, ink = pen.fillStyle;
  words.colours.forEach((colour, index) => {
    pen.fillStyle = colour;
    pen.fillRect(x + index * width, y, width, 14 * unit);
    pen.fillStyle = ink;
    write(words.labels[index] ?? '', x + index * width, y + 26 * unit, 12);
  });
}

/** The roundest distance that fits a quarter of the picture. */
function scaleBar({ zoom, latitude }: PictureWords, widthPixels: number): { metres: number; pixels: number } | null {
  if (zoom === null) return null;
  const metresPerPixel = (metresPerPixelAtZero * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
  const most = (widthPixels / 4) * metresPerPixel, power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power;
  return { metres, pixels: metres / metresPerPixel };
}

function drawScale(pen: Pen, { x, y, unit, scale, write, words }: { x: number; y: number; unit: number; scale: { metres: number; pixels: number }; write: Write; words: PictureWords }): void {
  pen.fillRect(x, y, scale.pixels * unit, 2 * unit);
  pen.fillRect(x, y - 5 * unit, 2 * unit, 7 * unit);
  pen.fillRect(x + (scale.pixels - 2) * unit, y - 5 * unit, 2 * unit, 7 * unit);
  write(words.sayMetres(scale.metres), x, y + 16 * unit, 12);
}

/** Two pictures of the same map beside each other: the first up to a share of the width, the second beyond it. */
export async function halves(left: Blob, right: Blob, leftRatio: number): Promise<Blob> {
  const [a, b] = [await createImageBitmap(left), await createImageBitmap(right)];
  const canvas = new OffscreenCanvas(a.width, a.height), at = Math.round(a.width * leftRatio);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('a canvas without two dimensions');
  pen.drawImage(a, 0, 0);
  pen.drawImage(b, at, 0, a.width - at, a.height, at, 0, a.width - at, a.height);
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(at - 3, 0, 6, a.height);
  return canvas.convertToBlob({ type: 'image/png' });
}
