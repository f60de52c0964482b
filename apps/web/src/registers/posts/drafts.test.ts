import { describe, expect, it } from 'vitest';
import { tidyDuty } from './duty-lines';
import { effectDraftOf, effectOfDraft } from './effect-draft';

describe('what a post is measured by', () => {
  it('is a number for every indicator, zero and negative ones included', () => {
    const effect = { targets: [{ indicatorId: 'road-occupation', target: 0 }, { indicatorId: 'x', target: -1.5 }], reviewOn: '2027-03-31', baseline: null };
    expect(effectOfDraft(effectDraftOf(effect))).toEqual(effect);
    for (const target of ['', ' ', '三成', 'Infinity']) expect(effectOfDraft({ targets: [{ indicatorId: 'x', target }], reviewOn: null, baseline: null })).toBeNull();
  });
});

describe('the lines of a duty', () => {
  it('are kept without the empty ones', () => {
    const duty = { eventCodes: ['05-01'], allowedStalls: ' 早点摊 ', allowedZones: [], checklist: ['巡看 ', '', '  拍照'], handover: [''], escalationContact: ' 指挥中心' };
    expect(tidyDuty(duty)).toEqual({ ...duty, allowedStalls: '早点摊', checklist: ['巡看', '拍照'], handover: [], escalationContact: '指挥中心' });
  });
});
