import { useStorage } from '@vueuse/core';
import { computed } from 'vue';

/** Columns beside the number, in the order they stand in; the number opens the record and is always there. */
export const incidentColumns = ['occurredAt', 'event', 'district', 'street', 'source', 'handling', 'outcome', 'closedAt', 'status'] as const;
export type IncidentColumn = (typeof incidentColumns)[number];

const shownFirst: readonly IncidentColumn[] = ['occurredAt', 'event', 'district', 'street', 'source', 'outcome', 'status'];

/** The columns a text names, in their own order; one that names none stands for those shown at first. */
export function readColumns(text: string): IncidentColumn[] {
  const named = new Set(text.split(','));
  const known = incidentColumns.filter((column) => named.has(column));
  return known.length === 0 ? [...shownFirst] : known;
}

/** How this person wants the list: kept in this browser, not in the address, for it changes nothing of what is listed. */
export function useTableTaste() {
  const columnText = useStorage('wuding.incidents.columns', '');
  const density = useStorage<'airy' | 'dense'>('wuding.incidents.density', 'airy');
  const columns = computed(() => readColumns(columnText.value));
  return {
    columns,
    density,
    isDense: computed(() => density.value === 'dense'),
    /** Shows or hides a column; the last one stays. */
    toggle(column: IncidentColumn): void {
      const next = columns.value.includes(column) ? columns.value.filter((one) => one !== column) : [...columns.value, column];
      if (next.length > 0) columnText.value = incidentColumns.filter((one) => next.includes(one)).join(',');
    },
    /** How close rows stand. */
    choose(next: 'airy' | 'dense'): void {
      density.value = next;
    },
    reset(): void {
      columnText.value = '';
      density.value = 'airy';
    },
  };
}
export type TableTaste = ReturnType<typeof useTableTaste>;
