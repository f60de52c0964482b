import { describe, expect, it } from 'vitest';
import { freshDutyIntent, readDutyIntent, writeDutyIntent, type DutyIntent } from './duty-intent';

describe('the address of the duty page', () => {
  it('says nothing of what stands as by default', () => {
    expect(writeDutyIntent(freshDutyIntent)).toEqual({});
    expect(readDutyIntent({})).toEqual(freshDutyIntent);
  });
  it('opens exactly the view it was written from', () => {
    const intent: DutyIntent = { week: '2026-11-23', tab: 'capacity', pivot: 'post', day: 3, card: 'post:12', map: 'plan', districtId: 4, placeKey: 'beat:3', person: '番', only: 'unfilled' };
    expect(readDutyIntent(writeDutyIntent(intent))).toEqual(intent);
  });
  it('leaves out what it says wrongly', () => {
    expect(readDutyIntent({ week: '2026-02-30', tab: 'x', day: '9', card: 'post:x', district: '-1', only: 'none', map: 'later', place: 'beat:' })).toEqual(freshDutyIntent);
  });
});
