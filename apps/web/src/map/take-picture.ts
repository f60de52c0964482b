import type { Map } from 'maplibre-gl';

/** Three dots for a CSS pixel: 96 an inch on screen are 288 on paper. */
const printScale = 3;
/** A map that does not come to rest within this time is taken as it is. */
const patienceMilliseconds = 8_000;

/** For paper, or as it stands on screen. */
export type PictureFineness = 'print' | 'screen';

/** Draws the map once more and takes it as PNG; the map on screen is as before afterwards. */
export async function takePicture(map: Map, fineness: PictureFineness): Promise<Blob | null> {
  if (fineness === 'screen') return takeFrame(map);
  const screenScale = map.getPixelRatio();
  map.setPixelRatio(printScale);
  try {
    await settled(map);
    return await takeFrame(map);
  } finally {
    map.setPixelRatio(screenScale);
  }
}

/** A canvas keeps its picture only until the frame is over. */
const takeFrame = (map: Map): Promise<Blob | null> => new Promise((resolve) => {
  map.once('render', () => map.getCanvas().toBlob(resolve, 'image/png'));
  map.triggerRepaint();
});

const settled = (map: Map): Promise<void> => new Promise((resolve) => {
  const done = (): void => {
    clearTimeout(timer);
    resolve();
  };
  const timer = setTimeout(done, patienceMilliseconds);
  map.once('idle', done);
  map.triggerRepaint();
});
