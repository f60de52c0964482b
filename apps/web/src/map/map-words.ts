import type { Locale } from './intent';

const chinese = {
  title: '地图：方向键移动，加减号缩放',
  zoomIn: '放大',
  zoomOut: '缩小',
  marks: '守点',
  metres: '米',
  kilometres: '公里',
  scale: '比例尺',
  simulated: '模拟数据',
  real: '真实数据',
  omittedCells: (count: string) => `格子过密，另有 ${count} 格未画；请放大或改用大格`,
  noWebgl: '浏览器不支持 WebGL2，地图画不出来。清单和统计照常可用。',
  contextLost: '图形显示中断，正在重画地图。',
  tilesFailed: '部分地图没有取到，已画出的仍可用。',
  featuresFailed: '片区边界没有取到，其余图层照常。',
  retry: '重试',
};

const english: typeof chinese = {
  title: 'Map: arrow keys to move, plus and minus to zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  marks: 'Posts',
  metres: 'm',
  kilometres: 'km',
  scale: 'Scale',
  simulated: 'Simulated data',
  real: 'Real data',
  omittedCells: (count) => `Too many cells: ${count} more not drawn. Zoom in or use larger cells`,
  noWebgl: 'This browser has no WebGL2, so the map cannot be drawn. Lists and figures still work.',
  contextLost: 'The graphics were interrupted; redrawing the map.',
  tilesFailed: 'Part of the map could not be fetched; what is drawn still works.',
  featuresFailed: 'District boundaries could not be fetched; other layers still work.',
  retry: 'Retry',
};

export type MapWords = typeof chinese;
export const mapWords: Readonly<Record<Locale, MapWords>> = { 'zh-CN': chinese, en: english };
