import { grouped } from './grouped';
import type { ShiftBand } from './shift-face';
import type { PersonLoad } from './person-load';
import { dutyKey, hasHard, shortPlace, type RosterModel, type RosterPlace, type WeekShift } from './roster-model';

export type Pivot = 'person' | 'post';
export type Only = 'all' | 'unfilled' | 'conflicts';

export interface RosterFilter {
  readonly districtId: number | null;
  readonly placeKey: string | null;
  /** Part of a name. */
  readonly person: string;
  readonly only: Only;
}
export const freshFilter: RosterFilter = { districtId: null, placeKey: null, person: '', only: 'all' };

/** One mark in a cell: a duty, places nobody fills, leave, or a day without duty. */
export interface Chip {
  readonly key: string;
  readonly kind: 'duty' | 'gap' | 'leave' | 'rest';
  /** The shift's letters, or the person's name. */
  readonly text: string;
  /** The place's letters beside them; '' = none. */
  readonly detail: string;
  readonly band: ShiftBand | null;
  readonly shiftIds: readonly number[];
  readonly personId: number | null;
  readonly gapCount: number;
  readonly tone: 'hard' | 'soft' | null;
  /** Not as published. */
  readonly isChanged: boolean;
  readonly isCertified: boolean;
  readonly isEditable: boolean;
}
export interface RosterCell {
  readonly key: string;
  /** 0 = Monday. */
  readonly day: number;
  readonly personId: number | null;
  readonly chips: readonly Chip[];
}
export interface RosterRow {
  readonly key: string;
  readonly kind: 'group' | 'person' | 'gap' | 'place';
  readonly title: string;
  /** Of a group: its posts and open places; of a place row: what it asks; of a person: the day's hours. */
  readonly facts: { readonly placeCount?: number; readonly gapCount?: number; readonly personCount?: number; readonly certifiedCount?: number; readonly hours?: string; readonly shift?: string };
  readonly personId: number | null;
  readonly placeKey: string | null;
  readonly isCertified: boolean;
  readonly cells: readonly RosterCell[];
}

export interface RowInput {
  readonly model: RosterModel;
  readonly loads: readonly PersonLoad[];
  /** Assignments that differ from what is published, by `shift/person`. */
  readonly changed: ReadonlySet<string>;
  readonly filter: RosterFilter;
}

const days = [0, 1, 2, 3, 4, 5, 6] as const;
/** Chinese letters a mark has room for at the narrowest desk. */
const chipLetters = 5;
/** Where a shift belongs: its district, all patrol beats together, or nowhere. */
const groupOf = ({ key, districtName }: RosterPlace): string => (key.startsWith('beat:') ? beatGroup : (districtName ?? ''));
export const beatGroup = 'beat:';
export const restGroup = 'rest:';

const isShown = ({ districtId, placeKey }: RosterFilter, { place }: WeekShift): boolean =>
  (districtId === null || place.districtId === districtId) && (placeKey === null || place.key === placeKey);

/** Groups in the order of their first place in the roster; patrol beats come last. */
function groupsOf(shifts: readonly WeekShift[]): Map<string, WeekShift[]> {
  const groups = grouped(shifts.toSorted((a, b) => a.place.name.localeCompare(b.place.name, 'zh')), ({ place }) => groupOf(place));
  return new Map([...groups].sort(([a], [b]) => Number(a === beatGroup) - Number(b === beatGroup) || a.localeCompare(b, 'zh')));
}

const toneOf = ({ model }: RowInput, shiftId: number, personId: number): Chip['tone'] => {
  const findings = model.findings.get(dutyKey(shiftId, personId));
  return findings === undefined ? null : hasHard(findings) ? 'hard' : 'soft';
};

const groupRow = (title: string, shifts: readonly WeekShift[]): RosterRow => ({
  key: `group ${title}`, kind: 'group', title, personId: null, placeKey: null, isCertified: false, cells: [],
  facts: { placeCount: new Set(shifts.map(({ place }) => place.key)).size, gapCount: shifts.reduce((sum, { gapCount }) => sum + gapCount, 0) },
});

/** Rows of person × day: people under where they mostly stand, each group with its open places, whoever has no duty last. */
export function personRows(input: RowInput): RosterRow[] {
  const { model, loads, filter } = input;
  const groups = groupsOf(model.shifts.filter((shift) => isShown(filter, shift)));
  const homes = new Map([...groups].map(([name, shifts]) => [name, shifts]));
  const isWanted = ({ person, hasLeft, dutyDays }: PersonLoad): boolean => (!hasLeft || dutyDays.size > 0) && person.name.includes(filter.person.trim());
  const people = grouped(loads.filter(isWanted), (load) => groupOfPerson(input, load, homes));
  const isNarrow = filter.districtId !== null || filter.placeKey !== null;
  const rows: RosterRow[] = [];
  for (const [name, shifts] of groups) {
    const inGroup = (people.get(name) ?? []).map((load) => personRow(input, load)).filter((row) => isWorthShowing(filter, row));
    const gaps = filter.only === 'conflicts' || filter.person !== '' ? [] : gapRow(name, shifts);
    if (inGroup.length + gaps.length > 0) rows.push(groupRow(name, shifts), ...inGroup, ...gaps);
  }
  const free = isNarrow || filter.only !== 'all' ? [] : (people.get(restGroup) ?? []).map((load) => personRow(input, load));
  return free.length === 0 ? rows : [...rows, groupRow(restGroup, []), ...free];
}

/** The group somebody has most duties in; nobody's group is shown under the filter = not at all. */
function groupOfPerson({ model }: RowInput, { person, dutyDays }: PersonLoad, groups: ReadonlyMap<string, readonly WeekShift[]>): string {
  if (dutyDays.size === 0) return restGroup;
  let best = '', most = 0;
  for (const [name, shifts] of groups) {
    const count = shifts.filter(({ assignments }) => assignments.some(({ personId }) => personId === person.id)).length;
    if (count > most) [best, most] = [name, count];
  }
  return most === 0 ? (model.shifts.some(({ assignments }) => assignments.some(({ personId }) => personId === person.id)) ? 'elsewhere' : restGroup) : best;
}

const isWorthShowing = ({ only }: RosterFilter, { cells }: RosterRow): boolean =>
  only === 'all' || (only === 'conflicts' ? cells.some(({ chips }) => chips.some(({ tone }) => tone !== null)) : cells.some(({ chips }) => chips.some(({ kind }) => kind === 'gap')));

/** Somebody's duty on a day: the shift's letters and the place's, as many as fit beside the mark of a finding. */
function dutyChip(input: RowInput, { shift, personId, isCertified }: { shift: WeekShift; personId: number; isCertified: boolean }): Chip {
  const key = dutyKey(shift.id, personId), tone = toneOf(input, shift.id, personId), room = chipLetters - [...shift.letters].length - (tone === null ? 0 : 1);
  return {
    key, kind: 'duty', text: shift.letters, detail: shortPlace(shift.place, room), band: shift.band, shiftIds: [shift.id], personId, gapCount: 0, tone, isChanged: input.changed.has(key), isCertified, isEditable: shift.isEditable,
  };
}

function personRow(input: RowInput, { person, isCertified, leaveDays }: PersonLoad): RosterRow {
  const { model } = input;
  const own = model.shifts.filter(({ assignments }) => assignments.some(({ personId }) => personId === person.id));
  const cells = days.map((day): RosterCell => {
    const duties = own.filter((shift) => shift.day === day).map((shift) => dutyChip(input, { shift, personId: person.id, isCertified }));
    const without = leaveDays.has(day) ? { kind: 'leave' as const } : duties.length === 0 ? { kind: 'rest' as const } : null;
    const blank: Chip[] = without === null ? [] : [{ key: `${without.kind} ${day}`, ...without, text: '', detail: '', band: null, shiftIds: [], personId: person.id, gapCount: 0, tone: null, isChanged: false, isCertified, isEditable: true }];
    return { key: `person:${person.id} ${day}`, day, personId: person.id, chips: [...duties, ...blank] };
  });
  return { key: `person:${person.id}`, kind: 'person', title: person.name, facts: {}, personId: person.id, placeKey: null, isCertified, cells };
}

/** Open places of a group by day, shifts of one name and time together; no row when all are filled. */
function gapRow(name: string, shifts: readonly WeekShift[]): RosterRow[] {
  if (shifts.every(({ gapCount }) => gapCount === 0)) return [];
  const cells = days.map((day): RosterCell => {
    const open = grouped(shifts.filter((shift) => shift.day === day && shift.gapCount > 0), ({ letters, band }) => `${letters} ${band}`);
    return { key: `gap:${name} ${day}`, day, personId: null, chips: [...open.values()].map((same) => gapChip(same)) };
  });
  return [{ key: `gap:${name}`, kind: 'gap', title: '', facts: {}, personId: null, placeKey: null, isCertified: false, cells }];
}

const gapChip = (shifts: readonly WeekShift[]): Chip => ({
  key: `gap ${shifts.map(({ id }) => id).join()}`, kind: 'gap', text: shifts[0]!.letters, detail: '', band: shifts[0]!.band, shiftIds: shifts.map(({ id }) => id), personId: null,
  gapCount: shifts.reduce((sum, { gapCount }) => sum + gapCount, 0), tone: null, isChanged: false, isCertified: false, isEditable: shifts.some(({ isEditable }) => isEditable),
});

/** Rows of post × shift: one for each shift a place has in the week, with who stands there each day. */
export function postRows(input: RowInput): RosterRow[] {
  const { model, filter } = input;
  const rows: RosterRow[] = [];
  for (const [name, shifts] of groupsOf(model.shifts.filter((shift) => isShown(filter, shift)))) {
    const lines = [...grouped(shifts, ({ place, name: shift }) => `${place.key} ${shift}`)].map(([key, same]) => placeRow(input, key, same))
      .filter((row) => isWorthShowing(filter, row) && (filter.person === '' || row.cells.some(({ chips }) => chips.some(({ kind, text }) => kind === 'duty' && text.includes(filter.person.trim())))));
    if (lines.length > 0) rows.push(groupRow(name, shifts), ...lines);
  }
  return rows;
}

function placeRow(input: RowInput, key: string, shifts: readonly WeekShift[]): RosterRow {
  const { model, changed, loads } = input, [first] = shifts as [WeekShift, ...WeekShift[]];
  const certified = new Set(loads.filter(({ isCertified }) => isCertified).map(({ person }) => person.id));
  const cells = days.map((day): RosterCell => ({
    key: `${key} ${day}`, day, personId: null,
    chips: shifts.filter((shift) => shift.day === day).flatMap((shift) => [
      ...shift.assignments.map(({ personId }): Chip => ({
        key: dutyKey(shift.id, personId), kind: 'duty', text: model.personById.get(personId)?.name ?? `#${personId}`, detail: '', band: shift.band, shiftIds: [shift.id], personId, gapCount: 0,
        tone: toneOf(input, shift.id, personId), isChanged: changed.has(dutyKey(shift.id, personId)), isCertified: certified.has(personId), isEditable: shift.isEditable,
      })),
      ...(shift.gapCount > 0 ? [{ ...gapChip([shift]), text: '' }] : []),
    ]),
  }));
  return {
    key, kind: 'place', title: first.place.name, personId: null, placeKey: first.place.key, isCertified: false, cells,
    facts: { personCount: first.personCount, certifiedCount: first.certifiedCount, hours: first.hours, shift: first.name, gapCount: shifts.reduce((sum, { gapCount }) => sum + gapCount, 0) },
  };
}
