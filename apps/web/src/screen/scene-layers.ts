import { findLayer, type Scene } from '@wuding/catalog';

/** The layers of a scene that this build has, and those it does not: they are said, and the rest stays. */
export function sceneLayers({ layers }: Pick<Scene, 'layers'>): { readonly shown: string[]; readonly missing: string[] } {
  return { shown: layers.filter((id) => findLayer(id) !== undefined), missing: layers.filter((id) => findLayer(id) === undefined) };
}
