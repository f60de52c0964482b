import type { Refusal } from '@wuding/domain';

type Describe = (data: Readonly<Record<string, unknown>>) => string | undefined;

/** Chinese sentences for refusals that carry data worth saying; the title alone serves the rest. */
const sentences: Readonly<Record<string, Describe>> = {
  'account-locked': ({ lockedUntil }) => (typeof lockedUntil === 'string' ? `账号锁定至 ${lockedUntil}` : undefined),
  'version-conflict': ({ currentVersion }) => (currentVersion === undefined ? undefined : `当前版本为 ${String(currentVersion)}，请刷新后再改`),
  'unknown-event-code': ({ code }) => (code === undefined ? undefined : `没有事件代码“${String(code)}”`),
  'unknown-dataset': ({ dataset }) => (dataset === undefined ? undefined : `没有数据集“${String(dataset)}”`),
  'boundary-overlaps': ({ districts, squareMetres }) => (Array.isArray(districts) ? `与${districts.join('、')}重叠，最多 ${String(squareMetres)} 平方米` : undefined),
  'redraw-not-later': ({ currentFrom }) => (typeof currentFrom === 'string' ? `现行边界自 ${currentFrom} 起算，新边界须晚于此` : undefined),
  'grid-too-fine': ({ cellCount, limit }) => `需要 ${String(cellCount)} 格，最多 ${String(limit)} 格；请放大格子或缩小范围`,
};

export const describeRefusal = (refusal: Refusal): string | undefined => sentences[refusal.code]?.(refusal.data ?? {});
