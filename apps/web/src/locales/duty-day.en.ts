export const dutyDayWords = {
  checkInSource: { phone: 'own phone', 'shared-phone': 'shared phone', leader: 'leader', paper: 'paper list' },
  placeVerdict: { inside: 'at the post', outside: 'elsewhere', weak: 'weak position', none: 'no position' },
  dutyDay: {
    states: 'By state', state: 'State', place: 'Post', shift: 'Shift', person: 'Person', certified: 'certified', onPost: 'On post / due', basisTitle: 'Rests on', since: 'since {time}', minutes: '{n} min', ofMinutes: '{n} / {of} min',
    basis: { phone: 'phone {n}', leader: 'leader {n}', paper: 'paper {n}', positions: 'positions {n}', prompts: 'prompts {n}/{of}', none: 'nothing yet' },
    alarms: { title: 'Alarms', which: 'Which', open: 'Open {n}', all: 'All {n}', none: 'No open alarms.', answer: 'Answer', note: 'What was done', done: 'Done' },
    act: { confirm: 'Confirm', paper: 'From paper', absent: 'Not there', relieve: 'Relieve' },
    actNote: { confirm: 'Seen at the post in person. Marked “leader”.', paper: 'Typed in from the paper list. Marked “paper list”.', absent: 'Not reached, or found not to be there. Marked “leader”.', relieve: 'Somebody else stands there from now on; the hard rules of the roster are checked.' },
    ask: 'Ask now', asked: 'Sent to the phone; to be answered by {time}.',
    exportDuties: 'Export duties', exportCheckIns: 'Export check-ins',
    paperKind: 'In or out', paperTime: 'Time (24 h, such as 07:35)', paperTimeBad: 'Write it like 07:35', relief: 'Relief', noRelief: 'Nobody is free of conflicts.', noteOptional: 'Note (optional)', reason: 'Reason',
    awayMinutes: 'Not there', unknownMinutes: 'and {n} min unknown', late: 'Late by', promptsTitle: 'Prompts', checklist: 'List', checklistCount: '{n} / {of}', notTold: 'not told', undone: 'not ticked', trail: 'Check-ins', trailFailed: 'The check-ins could not be fetched', trailNone: 'Nothing yet.', clockSuspect: 'clock put right', distance: '{n} m from the post, ±{accuracy} m', photo: 'Photo of the check-in',
    asOf: 'As of {time}, every 15 s', before: 'Day before', after: 'Day after', day: 'Day', dayBad: 'There is no such day', today: 'Today', district: 'District', allDistricts: 'All districts', sort: 'Order', sorts: { urgent: 'Urgent first', time: 'By time', place: 'By post' },
    doubt: '{n} check-ins of {people} people of {team} all lie {metres} m off in one direction, {gap} m from the GCJ-02 offset: most likely a wrong datum, not an absence.', failed: 'The day could not be fetched', old: 'Below is what came last.', none: 'No published shift on this day.', noneOfState: 'Nobody is in this state.', allStates: 'All states',
  },
  attendance: {
    by: 'Group', group: { person: 'Person', place: 'Post', district: 'District' }, lastDays: 'Last {n} days', failed: 'Attendance could not be fetched', none: 'No shift began in this range.', back: 'Back to attendance',
    note: 'In hours. Time on post = on post ÷ (on post + away + vacant); time around unanswered prompts is unknown and left out. No shifts is not zero. List done = lines done ÷ lines, over shifts that ended and were told.', hoursOf: '{n} / {of} h, {duties} duties', countOf: '{n} / {of}', linesOf: '{n} / {of} lines, {shifts} shifts',
    column: { shifts: 'Duties', scheduled: 'Due', onPost: 'On post', away: 'Away', vacant: 'Vacant', unknown: 'Unknown', ratio: 'Time on post', checklist: 'List done' }, listsTold: '{told}/{of} shifts', listsWhy: '{of} shifts that are over have a list, {told} were told; of their {lines} lines {done} were done', notKnown: 'unknown', nowhere: 'No district', total: '{n} duties', newest: 'Newest first', oldest: 'Oldest first',
  },
} as const;
