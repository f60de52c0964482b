import type { DistrictState } from '@wuding/domain';
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Flavor } from '../flavor';
import type { SlottedLayer } from '../slot';

/** Ids of the districts that are not calm. */
export interface DistrictStateIds {
  readonly attention: readonly number[];
  readonly alarm: readonly number[];
}

/** @source design language §1.3 */
export const districtStateMarks: Readonly<Record<DistrictState, { readonly shape: string; readonly 'zh-CN': string; readonly en: string }>> = {
  calm: { shape: '●', 'zh-CN': '平稳', en: 'calm' }, attention: { shape: '◆', 'zh-CN': '关注', en: 'attention' }, alarm: { shape: '■', 'zh-CN': '告警', en: 'alarm' },
};

/** The word of a state is this much of the name's size. */
const wordScale = 0.77;

/**
 * The layers of the map with districts in the colour of their state and its shape and word under their names. Other layers, and all of
 * them where no states are told, stay as they are.
 */
export function withDistrictStates(layers: readonly SlottedLayer[], states: DistrictStateIds | null, { flavor, locale }: { flavor: Flavor; locale: 'zh-CN' | 'en' }): SlottedLayer[] {
  if (states === null) return [...layers];
  const { district } = flavor;
  const line = choose(['id'], states, { calm: district.calm.line, attention: district.attention.line, alarm: district.alarm.line });
  const named = choose(['to-number', ['get', 'districtId']], states, { calm: nameWith('calm'), attention: nameWith('attention'), alarm: nameWith('alarm') });
  function nameWith(state: DistrictState): ExpressionSpecification {
    const { shape, [locale]: word } = districtStateMarks[state];
    return ['format', ['get', 'name'], {}, `\n${shape} ${word}`, { 'font-scale': wordScale, 'text-color': state === 'calm' ? district.calm.text : district[state].text }] as ExpressionSpecification;
  }
  return layers.map((layer): SlottedLayer => {
    if (layer.id === 'districts-fill' && layer.type === 'fill') return { ...layer, paint: { ...layer.paint, 'fill-color': line } };
    if ((layer.id === 'districts-outline' || layer.id.startsWith('districts-glow-')) && layer.type === 'line') return { ...layer, paint: { ...layer.paint, 'line-color': line } };
    if (layer.id === 'districts-name' && layer.type === 'symbol') return { ...layer, layout: { ...layer.layout, 'text-field': named } };
    return layer;
  });
}

/** One of three by a district's id; MapLibre takes no empty list of labels. */
function choose(id: readonly unknown[], { attention, alarm }: DistrictStateIds, values: Readonly<Record<DistrictState, unknown>>): ExpressionSpecification {
  const branches = [...(alarm.length === 0 ? [] : [[...alarm], values.alarm]), ...(attention.length === 0 ? [] : [[...attention], values.attention])];
  return (branches.length === 0 ? values.calm : ['match', id, ...branches, values.calm]) as ExpressionSpecification;
}
