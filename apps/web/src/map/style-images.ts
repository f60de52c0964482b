import { dotIcon, dotImage, hatchImages } from '@wuding/catalog';
import type { Map } from 'maplibre-gl';

/** Gives a style the pictures its layers name; what it has stays. */
export function addStyleImages(map: Map): void {
  if (!map.hasImage(dotIcon)) map.addImage(dotIcon, { ...dotImage() }, { sdf: true, pixelRatio: 2 });
  for (const [id, image] of hatchImages()) if (!map.hasImage(id)) map.addImage(id, { ...image }, { pixelRatio: 2 });
}
