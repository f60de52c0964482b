/** What can go wrong with zones and the calendar. */
export const zoneProblems = {
  'zone-hours-invalid': 'The hours are not valid', 'unknown-market': 'No such market', 'unknown-place': 'No such place', 'too-many-days': 'At most 800 days of the calendar at a time',
};
