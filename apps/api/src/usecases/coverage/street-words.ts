import type { ControlClass } from '@wuding/domain';

export const classWords: Readonly<Record<ControlClass, string>> = { main: '主干道（严管）', secondary: '次干道（严控）', alley: '小街巷（规范）' };

export async function* inOneGroup<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}
