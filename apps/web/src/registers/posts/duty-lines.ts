import type { Plan } from './use-post';

const withoutEmpty = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '');

/** A duty as it is saved: lines without empty ones and without blanks around them. */
export const tidyDuty = (duty: Plan['duty']): Plan['duty'] =>
  ({ ...duty, checklist: withoutEmpty(duty.checklist), handover: withoutEmpty(duty.handover), allowedStalls: duty.allowedStalls.trim(), escalationContact: duty.escalationContact.trim() });
