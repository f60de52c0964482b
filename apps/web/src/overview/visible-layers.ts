import { layers } from '@wuding/catalog';

/** The heat grid is no layer of the catalog (it comes with the slice), but is switched like one. */
export const heatLayerId = 'heat';

/** Ids shown when nobody has chosen: the layers that say so themselves, and the heat grid. */
export const layersShownByDefault = (): string[] => [...layers.filter((layer) => layer.isShownByDefault).map((layer) => layer.id), heatLayerId];
