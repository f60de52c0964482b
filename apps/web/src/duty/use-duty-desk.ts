import { computed, inject, provide, ref, shallowRef, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue';
import type { RosterChange } from '@wuding/contract';
import { findReplacements, type Finding, type Replacement } from '@wuding/domain';
import { byFreedom, personLoads, type PersonLoad } from './person-load';
import { hasHard, type RosterModel } from './roster-model';
import type { RosterDesk } from './use-roster';

/** Where on the screen a card belongs: the cell it speaks of, in window pixels. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
/** What a pane beside a cell is open for. */
export type Pane = { readonly anchor: Anchor } & (
  | { readonly kind: 'gap'; readonly shiftIds: readonly number[]; /** Somebody who was just refused here. */ readonly refused: Held | null }
  | { readonly kind: 'duty'; readonly shiftId: number; readonly personId: number }
  | { readonly kind: 'rest'; readonly personId: number; readonly day: number }
  | { readonly kind: 'reason'; readonly changes: readonly RosterChange[]; readonly findings: readonly Finding[] }
);
/** Somebody held over shifts: by the mouse, by the keyboard, or by a tap. `fromShiftId` = taken off that one on landing. */
export interface Held {
  readonly personId: number;
  readonly fromShiftId: number | null;
}
/** Shifts somebody is held over, and where. With nobody held: the duty pointed at, whose findings are shown. */
export interface Over {
  readonly shiftIds: readonly number[];
  readonly personId: number | null;
  readonly anchor: Anchor;
}

export interface DutyDesk {
  readonly roster: RosterDesk;
  readonly model: ComputedRef<RosterModel | null>;
  /** Least burdened first. */
  readonly loads: ComputedRef<readonly PersonLoad[]>;
  readonly canEdit: ComputedRef<boolean>;
  readonly held: ShallowRef<Held | null>;
  readonly over: ShallowRef<Over | null>;
  readonly pane: ShallowRef<Pane | null>;
  /** Marks chosen for a step over many, by chip key. */
  readonly chosen: Ref<ReadonlySet<string>>;
  judge(held: Held, shiftId: number): readonly Finding[];
  /** Of several shifts, the one the person fits best. */
  bestShift(held: Held, shiftIds: readonly number[]): number | null;
  replacements(shiftId: number, leaving: number | null): readonly Replacement[];
  /** Puts somebody on a shift: at once, after a reason, or not at all: then it says why, and who could do it instead. */
  put(held: Held, shiftId: number, anchor: Anchor): void;
  take(shiftId: number, personId: number): void;
}

const deskKey: InjectionKey<DutyDesk> = Symbol('duty desk');
export function useDutyDesk(): DutyDesk {
  const desk = inject(deskKey);
  if (desk === undefined) throw new Error('the duty desk is not provided');
  return desk;
}

/** Everything the parts of the page share. Call once, in the page. */
export function provideDutyDesk(roster: RosterDesk, note: (change: 'put' | 'move' | 'take') => string): DutyDesk {
  const { model } = roster;
  const loads = computed(() => (model.value === null ? [] : personLoads(model.value).toSorted(byFreedom)));
  const canEdit = computed(() => model.value !== null && model.value.roster.editableDistrictIds?.length !== 0);
  const held = shallowRef<Held | null>(null), over = shallowRef<Over | null>(null), pane = shallowRef<Pane | null>(null);
  const chosen = ref<ReadonlySet<string>>(new Set());

  const judge: DutyDesk['judge'] = (who, shiftId) => (model.value === null ? [] : judgeHeld(model.value, who, shiftId));
  const bestShift: DutyDesk['bestShift'] = (who, shiftIds) => {
    const weight = (shiftId: number): number => judge(who, shiftId).reduce((sum, { kind }) => sum + (kind === 'hard' ? 100 : 1), 0);
    return shiftIds.toSorted((a, b) => weight(a) - weight(b))[0] ?? null;
  };
  const put: DutyDesk['put'] = (who, shiftId, anchor) => {
    const findings = judge(who, shiftId);
    if (model.value === null) return;
    if (hasHard(findings)) {
      over.value = null;
      pane.value = { kind: 'gap', shiftIds: [shiftId], refused: who, anchor };
      return;
    }
    const changes: RosterChange[] = [
      ...(who.fromShiftId === null ? [] : [{ op: 'unassign' as const, shiftId: who.fromShiftId, personId: who.personId }]),
      { op: 'assign', shiftId, personId: who.personId, vehicleId: freeVehicle(model.value, who, shiftId), reasons: [] },
    ];
    over.value = null;
    if (findings.length > 0) pane.value = { kind: 'reason', changes, findings, anchor };
    else {
      pane.value = null;
      void roster.change(changes, note(who.fromShiftId === null ? 'put' : 'move'));
    }
  };
  const desk: DutyDesk = {
    roster, model, loads, canEdit, held, over, pane, chosen, judge, bestShift, put,
    replacements: (shiftId, leaving) => {
      const shift = model.value?.index.shifts.get(shiftId);
      return model.value === null || shift === undefined ? [] : findReplacements(model.value.index, shift, leaving);
    },
    take: (shiftId, personId) => void roster.change([{ op: 'unassign', shiftId, personId }], note('take')),
  };
  provide(deskKey, desk);
  return desk;
}

/** What speaks against landing on a shift; the one left behind no longer counts. */
function judgeHeld({ index }: RosterModel, { personId, fromShiftId }: Held, shiftId: number): readonly Finding[] {
  const from = fromShiftId === null ? null : index.entryOf(fromShiftId, personId);
  if (from === null) return index.judge({ shiftId, personId, vehicleId: null });
  index.unassign(from.assignment.shiftId, personId);
  try {
    return index.judge({ shiftId, personId, vehicleId: null });
  } finally {
    index.assign(from.assignment);
  }
}

/** A vehicle for a duty that takes one and has none yet: the first that nothing speaks against. */
export function freeVehicle({ index, shiftById, roster }: RosterModel, { personId }: Held, shiftId: number): number | null {
  const shift = shiftById.get(shiftId);
  if (shift?.needsVehicle !== true || shift.assignments.some(({ vehicleId }) => vehicleId !== null)) return null;
  const isFree = (vehicleId: number): boolean => !index.judge({ shiftId, personId, vehicleId }).some(({ rule }) => rule === 'vehicle-taken' || rule === 'vehicle-away');
  return roster.vehicles.find(({ id }) => isFree(id))?.id ?? null;
}

export const anchorOf = (element: Element): Anchor => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};
