/** Today: each role's start page. */
const home = {
  page: 'Today', title: '{weekday} {day}', greeting: 'Today for: {role}', failed: 'Today could not be fetched', old: 'Below is the last answer.', own: 'Your own districts only',
  untilNow: '0:00 to {time}', today: 'Incidents today', usual: 'usually {mean} by now (mean of {weeks} same weekdays)', usualUnknown: 'No same weekday on record yet',
  open: 'Open incidents', openAges: 'today {today} · 1–6 days {week} · 7 days or more {long}', period: 'Last 28 days', noneCounted: 'Nothing to count',
  direction: { more: 'more than the 28 days before ({previous})', fewer: 'fewer than the 28 days before ({previous})', level: 'level with the 28 days before ({previous})' },
  mine: 'My records today', mineNote: 'without withdrawn ones', plans: 'Districts whose plan is to do', plansNote: '{missing} without a plan, {due} due for review; {n} districts', planDue: '◆ review due {day}',
  day: { workday: 'Workday', 'worked-weekend': 'Worked weekend', weekend: 'Weekend', holiday: 'Holiday' }, dayUnknown: 'The calendar does not reach today', marketDay: 'Market day · {market}', schoolDay: 'School day', districtUnit: 'districts',
  unmapped: 'In no report category', unmappedNote: 'of {total}; {codes} codes without category', unmappedCodes: '{n} codes', allMapped: 'Every code used in 28 days has a report category.',
  unlocated: 'Records without position', unlocatedNote: '{n} of {total}',
  districts: 'Districts', districtsNote: '{period}; ▲▼ mark changes beyond chance only', leadsNone: 'No district has been assigned to you: ask the security administrator.', noLeader: 'Nobody',
  todayShort: 'Today', usualShort: 'Usual by now', periodShort: '28 days', changeShort: '28 days before', openShort: 'Open', hasPlan: 'Yes', lacksPlan: '◆ Missing',
  categories: 'Changes by category', categoriesNote: '{period}, tick = 28 days before; categories overlap',
  ahead: 'The next hours', aheadNote: 'mean of the same hours over {n} weeks', aheadUnknown: 'Less than a week on record: nothing is usual yet.', near: 'Around {name}', spot: 'mean {mean}, n = {n}',
  openTitle: 'Open incidents to see to', openNear: 'nearest first', openOldest: 'oldest first', noOpen: 'Nothing is open.', latest: 'Incidents today', noneToday: 'Nothing yet today.',
  mineTitle: 'My records today', noneMine: 'Nothing recorded yet today.', all: 'Full list', elsewhere: 'In no district',
  imports: 'Latest imports', noImports: 'No file has been imported yet.', batch: 'accepted {accepted}, rejected {rejected}, repaired {repaired}, duplicate {duplicate}',
  record: 'Record on the spot', recordHow: 'Found and handled there: code and place are enough', code: 'Event code', outcome: 'Handling', note: 'Note (optional)', useDevice: 'Use my position', pickOnMap: 'Pick on the map',
  locating: 'Locating…', position: 'At {lng}, {lat} (about {n} m)', picked: 'At {lng}, {lat} (picked on the map)', noPosition: 'No position yet; it can be recorded without', deviceFailed: 'The device gave no position: pick it on the map',
  submit: 'Record', sending: 'Recording…', recorded: 'Recorded {code}', openRecord: 'Open', clock: { ahead: 'This device’s clock is {span} fast; the server’s time is recorded', behind: 'This device’s clock is {span} slow; the server’s time is recorded' },
  chooseCode: 'Choose an event code',
};

export default home;
