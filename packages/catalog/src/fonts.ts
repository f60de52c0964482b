/**
 * Font stacks for `text-font`. The style has no glyphs URL, so MapLibre draws every glyph from the fonts of the page and
 * hands these names to CSS in order. It reads the weight out of the first name only; that name belongs to no font.
 */
const sans = ['Inter Variable', 'Noto Sans SC', 'Source Han Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];
const serif = ['Noto Serif SC', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', 'SimSun', 'serif'];

export const fonts = {
  regular: ['Wuding Regular', ...sans],
  medium: ['Wuding Medium', ...sans],
  bold: ['Wuding Bold', ...sans],
  water: ['Wuding Regular', ...serif],
};
