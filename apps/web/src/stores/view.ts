import { defineStore } from 'pinia';
import { computed, reactive, ref, toRefs } from 'vue';
import { freshIntent, readIntent, writeIntent, type Query, type ViewIntent } from './view-intent';

/** What the map page is asked to show; the address bar says the same. */
export const useView = defineStore('view', () => {
  const intent = reactive(freshIntent());
  /** A hand drags a part of it: what it passes on the way is no view anybody asked for. */
  const isHeld = ref(false);

  const patch = (change: Partial<ViewIntent>): void => {
    Object.assign(intent, change);
  };
  const readAddress = (query: Query): void => patch(readIntent(query));
  const query = computed(() => writeIntent(intent));

  const hasFilters = computed(() => intent.from !== null || intent.to !== null
    || [intent.categories, intent.codes, intent.districts, intent.weekdays, intent.hours, intent.statuses].some((list) => list.length > 0));
  const clearFilters = (): void => patch({ from: null, to: null, categories: [], codes: [], districts: [], weekdays: [], hours: [], statuses: [] });

  /** Another dataset: its own days, categories, districts and place; how things are drawn stays. */
  const openDataset = (key: string | null): void => patch({ ...freshIntent(), dataset: key, layers: intent.layers, cellMetres: intent.cellMetres });

  return { ...toRefs(intent), intent, isHeld, query, hasFilters, patch, readAddress, clearFilters, openDataset };
});
