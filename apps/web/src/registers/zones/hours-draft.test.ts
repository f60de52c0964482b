import { expect, it } from 'vitest';
import { draftOf, freshDraft, hoursOfDrafts } from './hours-draft';

it('typed hours are the hours that were read, and the first that cannot be understood is named', () => {
  const hours = [{ days: 'every-day' as const, weekdays: [4, 5, 6], fromMinute: 1110, toMinute: 1470, season: { from: '04-01', to: '10-31' } }];
  expect(hoursOfDrafts(hours.map(draftOf))).toEqual({ ok: true, hours });
  for (const wrong of [{ begins: '8' }, { ends: '08:00' }, { ends: '33:00' }, { weekdays: [] }, { seasonFrom: '05-01' }, { seasonFrom: '02-30', seasonTo: '05-01' }, { begins: '08:75' }]) {
    expect(hoursOfDrafts([freshDraft(), { ...freshDraft(), ...wrong }])).toEqual({ ok: false, index: 1 });
  }
});
