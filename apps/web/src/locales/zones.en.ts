/** What can go wrong with zones and the calendar. */
export const zoneProblems = {
  'zone-hours-invalid': 'The hours are not valid', 'unknown-market': 'No such market', 'unknown-place': 'No such place', 'too-many-days': 'At most 800 days of the calendar at a time',
};

export const zoneWordsEn = {
  zoneKind: { 'barbecue-ban': 'No open-air barbecue', 'permitted-vending': 'Permitted vending', 'keep-clear': 'Keep clear', sensitive: 'Sensitive surroundings', other: 'Other area' },
  zoneState: { 'in-force': 'In force', 'not-in-force': 'Not in force', unknown: 'Not known' },
  zoneBecause: {
    always: 'always', hours: 'within its hours', 'market-day': 'market day', workday: 'workday', 'worked-weekend': 'worked weekend', 'free-day': 'day off', 'school-day': 'school day', bell: 'around {bell}',
    'not-effective': 'not in effect', 'out-of-season': 'out of season', 'no-market': 'no market today', 'day-off': 'day off', 'working-day': 'working day', vacation: 'vacation', 'no-school': 'no school today',
    'outside-hours': 'outside its hours', 'calendar-not-covered': 'the work calendar does not cover this day',
  },
  zoneDays: { 'every-day': 'Every day', workdays: 'Workdays', 'free-days': 'Days off', 'market-days': 'Market days', 'school-days': 'School days' },
  zone: {
    one: 'Zone', total: '{n} zones · {m} in force now · {dataset} · {zone}', filters: 'Zone filters', search: 'Name, code or basis', anyKind: 'Any kind', anyState: 'Any state', anyDistrict: 'Any district',
    inUse: 'In use', withdrawn: 'Withdrawn', use: 'In use or withdrawn', code: 'Code', name: 'Name', kind: 'Kind', district: 'District', capacity: 'Stalls', area: 'Area', hours: 'Hours', state: 'Now', basis: 'Basis', codes: 'Events concerned',
    market: 'Market', place: 'At', effective: 'In effect', since: 'from {from}', until: '{from} to {to}', sinceEver: 'always', squareMetres: '{n} m²', stalls: '{n}',
    always: 'Always', nextDay: '{clock} next day', season: '{from} to {to}', aroundBells: '{before} min before and {after} min after bells', from: '{from}–{to} of {total}',
    listFailed: 'The zones could not be fetched', failed: 'The zone could not be fetched', stillWorks: 'The list still works.', empty: 'No zone matches.', none: 'This dataset has no zones yet.', all: 'All zones',
    week: 'The week', thisWeek: 'This week', strip: '{day}: {spans}', closedAllDay: 'not in force all day', stripFailed: 'The calendar could not be fetched: the week cannot be drawn.', earlierWeek: 'Week before', laterWeek: 'Week after', bells: 'Bells',
    create: { title: 'New zone', how: 'Draw the area corner by corner on the map and end at the first corner; corners can be moved afterwards. Hours and stalls are set once it is saved.', noArea: 'No area drawn yet.', drawn: 'Drawn, {n} corners.', again: 'Draw again', name: 'Name', code: 'Number', kind: 'Kind', basis: 'Basis (optional)', missing: 'Draw an area and give it a name and a number.', save: 'Save the zone' },
    edit: 'Change hours and capacity', withdraw: 'Withdraw', restore: 'Restore', withdrawnNow: '“{name}” was withdrawn', undo: 'Restore it', notSaved: 'Not saved.', notWithdrawn: 'Not withdrawn.', conflict: 'Somebody else has just changed this zone. Its latest state was fetched; change it again.',
    addHours: 'Add hours', removeHours: 'Remove hours {n}', days: 'Which days', weekdays: 'Weekdays', begins: 'From', ends: 'To', endHint: 'After 24:00 write 25:00 for 01:00 of the next day', seasonFrom: 'Season from (MM-DD)', seasonTo: 'Season to', hoursInvalid: 'Hours {n} are not valid: times as 18:00, the end later than the beginning and within a day, seasons as 05-01.', capacityInvalid: 'Stalls are a whole number from 0 to 100000.',
    hoursOf: 'Hours {n}', here: 'Zones here', simulated: 'Simulated', map: 'Map of zones',
  },
  dayKind: { workday: 'Workday', 'worked-weekend': 'Worked weekend', weekend: 'Weekend', holiday: 'Holiday', unknown: 'Not covered' },
  calendar: {
    total: '{year}: {work} workdays, {worked} of them worked weekends; {market} market days; {school} school days', failed: 'The calendar could not be fetched', earlier: 'Year before', later: 'Year after', today: 'This year', month: 'Month {n}',
    legend: 'Legend', now: 'Today', market: 'Market day', marketNames: 'Market day ({names})', school: 'School day', sources: 'Where this is known from', work: 'Work calendar', covers: 'covers {from} to {to}', noWork: 'No work calendar was loaded: which days are worked is not known.', notCovered: '{n} days of this year lie outside the work calendar. They count as not known, nothing is guessed.',
    markets: 'Markets', everyDays: 'every {n} days, {on} is one', noMarkets: 'This dataset has no markets.', terms: 'School terms', span: '{from} to {to}', noTerms: 'This dataset has no school terms.', day: '{on} {words}',
  },
};
