import type { InjectionKey, ShallowRef } from 'vue';
import type { MarkBoard } from './mark-board';

/** The board of the map a mark stands in; undefined until the map is there. */
export const marksKey: InjectionKey<Readonly<ShallowRef<MarkBoard | undefined>>> = Symbol('marks');
