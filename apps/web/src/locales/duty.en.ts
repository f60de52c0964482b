import type { dutyWords as chinese } from './duty.zh-CN';

type Words<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]> };

/** Duty roster. */
export const dutyWords: Words<typeof chinese> = {
  page: 'Duty roster', failed: 'The roster could not be fetched', oldWeek: 'Below is the roster as last fetched.', readOnly: 'Read only: your role may not change the roster', certified: 'Cert.', certifiedLetter: 'C',
  unit: { person: 'people', vehicle: 'vehicles', slot: 'places' },
  week: { before: 'Week before', after: 'Week after', now: 'This week', span: '{from} – {to}', number: 'Week {n}, {year}' },
  tab: { label: 'View', roster: 'Roster', capacity: 'Capacity' },
  state: { none: 'Not planned yet', draft: 'Draft, never published', changed: 'Draft, differs from published v{n}', published: 'Published (v{n})' },
  save: { saving: 'Saving…', saved: 'Saved · step {n}', failed: 'Not saved:', reload: 'Get latest' },
  undo: 'Undo ({n} steps, Ctrl+Z)', redo: 'Redo ({n} steps, Ctrl+Shift+Z)',
  note: { put: 'assign', move: 'move', take: 'unassign', vehicle: 'change vehicle', replace: 'replace', bulkTake: 'bulk unassign', bulkPut: 'bulk assign', again: 'again, after the other' },
  band: { early: '早 early', middle: '中 middle', late: '晚 late' },
  strip: {
    label: 'What the day uses', people: 'On duty · {day}', certified: 'Certified · {day}', vehicles: 'Vehicles · {day}', gaps: 'Open this week',
    left: '{day}: {free} people without duty, {certified} of them certified.', pairs: '{n} certificates make at most {pairs} penalty pairs at once.',
  },
  empty: { text: 'This week has no shifts yet. Make them from the published posts and beats, then assign people.', noPosts: 'No post or beat has shifts in this week. Publish posts in the register first.', readOnly: 'This week has not been planned yet.', plan: 'Make the shifts', planAndCopy: 'Make shifts and copy last week' },
  grid: {
    title: 'Roster', pickDay: 'Map and figures speak of this day', market: 'market', worked: 'worked', holiday: 'holiday', pivot: 'Laid out by', byPerson: 'Person × day', byPost: 'Post × shift', people: '{n} of {total} people', legend: 'Colours of shifts', person: 'Person', postShift: 'Post and shift', keys: 'Drag a person to an open place, or pick one and then the place. Arrows walk, Enter assigns, Delete unassigns, Space or Ctrl-click chooses several, Ctrl+Z undoes.', gaps: 'Open', gap: '{n} open', leave: 'Leave', rest: 'Off',
    nothing: 'No row matches the filters.', noGaps: 'Nothing open: the week is fully staffed.', noConflicts: 'No conflicts: nothing planned breaks a rule.', all: 'Remove filters',
  },
  group: { beats: 'Mobile patrol', free: 'Without duty this week', nowhere: 'In no district', facts: 'posts: {posts} · open this week: {n}', asks: '{n} per shift', asksCertified: '{n} per shift, {m} certified' },
  chip: {
    rest: '{who}, {day}, off', leave: '{who}, {day}, on leave', gap: '{day}, {place}, {shift} {hours}, {n} open', duty: '{who}, {day}, {place}, {shift} {hours}', hard: 'breaks a hard rule', soft: 'needs a reason', none: 'no shift',
  },
  filter: { label: 'Filter the roster', district: 'District', anyDistrict: 'All districts', post: 'Post', anyPost: 'All posts', only: 'Show', everything: 'All rows', unfilled: 'Open only', conflicts: 'Conflicts only', person: 'Name' },
  people: {
    title: 'People and hours', limit: '{hours} h a week', which: 'Which people', near: 'District {n}', certified: 'Certified {n}', all: 'All {n}', find: 'Find', none: 'Nobody matches.', held: 'Looking for a shift for {name}: pick an open one, Esc puts down.', drop: 'Put down',
    leaveDays: 'Leave {days}', free: 'No duty', hard: 'Blocked', soft: 'Reason', fits: 'Fits', over: '{n} h over', hours: '{n} h', nights: '{n} nights · {month} h this month',
  },
  trial: { label: 'Whether it goes', peek: 'What is wrong here', refused: 'Cannot assign: {place} · {day} {shift}', reasoned: 'Needs a reason: {place} · {day} {shift}', free: 'Can be assigned: {place} · {day} {shift}', after: '{name} would have {hours} h this week · {shift}', instead: 'People without a hard conflict' },
  kind: { hard: 'Hard', soft: 'Reason' },
  rule: {
    overlap: 'overlap', 'person-left': 'has left', 'on-leave': 'on leave', 'certificate-missing': 'no certificate', 'certificate-expired': 'certificate expires', 'penalty-teams': 'too few certificates', 'post-full': 'full', 'vehicle-taken': 'vehicle taken', 'vehicle-away': 'vehicle away',
    'overtime-day': 'daily overtime', 'overtime-month': 'monthly overtime', 'no-rest-day': 'no rest day', 'short-rest': 'short rest', 'travel-time': 'travel time', 'night-in-a-row': 'nights in a row',
  },
  finding: {
    overlap: '{name} is at {place} then ({shift}): {minutes} minutes overlap.', 'person-left': '{name} has left as of {day}.', 'on-leave': '{name} is on leave from {from} to {to}.',
    'certificate-missing': 'The post asks for {certifiedCount} certified people; others may fill {openCount}. {name} has no certificate.', 'certificate-expired': 'The post asks for {certifiedCount} certified people; others may fill {openCount}. The certificate of {name} expires on {day}.',
    'penalty-teams': 'At {at} there are {teamCount} penalty teams; {certifiedCount} certified people make only {possibleCount}.', 'post-full': 'The shift is for {personCount} and is full.', 'vehicle-taken': 'Vehicle {vehicle} is with {place} then.', 'vehicle-away': 'Vehicle {vehicle} is away from {from} to {to}.',
    'overtime-day': '{name} would have {hours} h overtime that day; {limitHours} h at most.', 'overtime-month': '{name} would have {hours} h overtime in {month}; {limitHours} h at most.', 'no-rest-day': '{name} has duty on {days} days of this week: no rest day.',
    'short-rest': 'Only {hours} h between {name}’s shift {shift} and this one, fewer than {limitHours}.', 'travel-time': '{name} is {metres} m away at {place} ({shift}): {neededMinutes} minutes on the way, {minutes} between.', 'night-in-a-row': 'Night {nights} in a row for {name}.',
  },
  reason: {
    title: 'This needs a reason', label: 'Reason', hint: 'Kept with the assignment and audited; at least two letters.', missing: 'Please give a reason', save: 'Assign with this reason', month: '{n} h this month',
    'named-relief': 'named relief', 'no-remarks': 'no conflicts', 'needs-reason': 'needs a reason', rested: 'free the day around', 'lightest-load': 'least load this month', 'certificate-needed': 'certificate fits', 'certificate-wasted': 'uses up a certificate',
  },
  pane: {
    label: 'Assignment', who: 'Who: {place} · {day} {shift}', asks: 'For {n}, {m} certified, {open} open', assign: 'Assign', nobody: 'Nobody can lawfully stand this shift; why is below.', blocked: '{n} people who cannot, and why', notYours: 'This shift is not yours to plan.',
    duty: '{name} · {day} {shift}', vehicle: 'Vehicle', noVehicle: 'None', replace: 'Who could stand in', take: 'Unassign', replaceFailed: 'Nobody could be looked for', replacements: '{n} could stand in, best first', change: 'Put in', reasonGiven: '{rule}: {reason}',
    where: '{name} · {day}: where to', nothingOpen: 'No open shift of yours that day.',
  },
  bulk: { label: 'Many at once', chosen: '{n} chosen', take: 'Unassign {n}', put: 'Assign {n} to', choose: 'Choose', canTake: 'can take {n}', leftOut: '{n} left out: {why}', clear: 'Choose none' },
  fill: {
    label: 'Fill', open: 'Templates', copy: 'Copy last week', copyNote: 'Conflicts stay open and are listed', plan: 'Update shifts from posts', planNote: 'After posts changed; staffed shifts stay', templates: 'Templates', noTemplates: 'No templates yet.', apply: 'Apply “{name}”', entries: '{n} entries', remove: 'Remove', sure: 'Really remove', saveAs: 'Save this week as template',
  },
  skipped: { title: '{n} left open', lead: 'These would break rules in this week and were left open.', understood: 'Understood' },
  diff: { assign: 'added', unassign: 'removed' },
  publish: {
    open: '{n} places are still open; publishing is possible.', action: 'Publish…', title: 'Publish {from} – {to}', diffFailed: 'The difference could not be fetched', sum: '{people} people affected: {added} added, {removed} removed.', first: 'First publication of this week.', against: 'Against published v{n}.',
    blocked: '{n} assignments break hard rules; mend them first:', nothing: 'Same as published.', failed: 'Not published: ', busy: 'Publishing', now: 'Publish',
  },
  clash: {
    title: 'Somebody else changed this week', lead: '{who} changed it at {at}, now step {n}. Your change is not saved.', somebody: 'A colleague', mine: 'Mine ({n})', theirs: 'Theirs ({n})', mineWhole: 'I was publishing the whole week.', theirsNone: 'Assignments are the same (undo or new shifts).', both: 'both touched this shift',
    keepTheirs: 'Take theirs, drop mine', both2: 'Apply mine on top of theirs', look: 'See their version',
  },
  map: {
    mode: 'Map shows', now: 'Now', plan: 'Plan', at: 'Today {time}',
    word: { vacant: 'vacant {n} min', away: 'away {n} min', late: 'late {n} min', 'left-early': 'left early', 'no-signal': 'no signal', unstaffed: 'nobody planned', short: '{n} open' },
    kind: { 'not-due': 'Not due', awaited: 'Awaited', 'on-post': 'On post', late: 'Late', vacant: 'Vacant', away: 'Away', 'left-early': 'Left early', relieved: 'Relieved', 'no-signal': 'No signal', completed: 'Done', unstaffed: 'Nobody planned', short: 'Short', filled: 'Staffed', none: 'No shift' },
  },
  card: { radius: 'radius {n} m', missing: '{n} of five missing', failed: 'The post could not be fetched', list: 'Posts', hint: 'Posts on {day}, short ones first; open one to see its five parts.', day: '{day}', only: 'Roster of this place only', all: 'Whole roster', open: 'Open the post', visits: '{n} per shift', moreStops: '{n} more', stop: { spot: 'spot', 'road-segment': 'segment' } },
  fix: {
    part: { who: 'Who', when: 'When', where: 'Where', duty: 'Duty', effect: 'Effect' }, who: '{primary}, relief {relief}', unset: 'not set', missing: 'Not set: cannot be published', everyDay: 'daily', days: '{from}–{to}', early: '{n} min early', codes: '{n} event codes', handover: '{n} hand-over items', targets: '{n} indicators, review {review}', observing: 'under observation',
  },
  capacity: {
    failed: 'Capacity could not be computed', asked: 'Asked by posts', lawful: 'Lawfully available', staffed: 'Can be staffed', unstaffed: 'Cannot be staffed', cost: 'Expected cost', personHours: 'person-hours', postHours: 'post-hours', hours: 'Asked and available, hour by hour', amount: 'Of what', people: 'People', certified: 'Certified', vehicles: 'Vehicles',
    cell: '{day} {hour}:00: asks {asked}, there are {there}', legend: 'share of what is there, few to many; the figure is what is asked', beyond: 'more than there is', hint: 'Pick an hour to see the posts behind it.', atHour: 'asks {asked} people of {there}, certified {certified} of {certifiedThere}, vehicles {vehicles} of {vehiclesThere}', noShift: 'No shift in this hour.', planned: '{n} of {of} planned',
    limit: { people: 'too few people', certificates: 'too few certificates', vehicles: 'too few vehicles', hours: 'hours used up' }, list: 'Post-hours that cannot be staffed, dearest first', basis: 'Cost = incidents expected in that hour within the radius, forecast from {n} incidents in {weeks} weeks.', none: 'Everything can be staffed: posts ask no more than can lawfully be given.', groupHours: '{n} h a week', groupCost: '{n} incidents expected', unknown: 'nothing on record', toRoster: 'To the roster',
  },
};
