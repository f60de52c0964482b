/** Visits behind the numbers of coverage and dose. */
export const visitWords = {
  visits: {
    say: 'Nothing found here', tap: { received: 'Noted: nothing found here', waiting: 'Kept on the phone until there is a network', refused: 'Not noted: not within 40 m of a spot, or not on duty' },
    page: 'Visits', of: 'Visits · {name}', kind: 'Which', kinds: { all: 'All records', counted: 'Counted for coverage', told: 'Told by groups', clear: 'With nothing found' }, failed: 'Visits were not received', empty: 'No records in this window.', all: 'Show all', day: 'From the day',
    columns: { entered: 'Entered', left: 'Left', street: 'Street', spot: 'Spot or post', basis: 'By', unit: 'Group', mode: 'Mode', found: 'Found', clear: 'Nothing found' }, basis: { positions: 'positions', told: 'told' }, clears: { true: 'yes', false: 'no' },
    note: 'Counted for coverage: the same group back within ten minutes is one pass. Who was seen by positions is not told here: ask the timeline for it with a reason, which the person can read.',
  },
};
