/** What can go wrong with districts. */
export const districtProblems = {
  'boundary-overlaps': 'The boundary overlaps another district', 'redraw-not-later': 'It must begin after the boundary in force began',
  'no-redraw': 'There is no redraw to withdraw', 'no-boundary': 'The district has no boundary in force', 'not-a-district-leader': 'This person does not have the role of a district leader',
} as const;

/** Districts: list, page of one, redrawing. */
export const districtsWordsEn = {
  back: 'All districts', open: 'Open its page', total: '{n} districts · {dataset}', anyGrade: 'Any grade', rows: '{from}–{to} of {total}', empty: 'No district matches. Widen grade or name.',
  none: 'This dataset has no districts yet.', sort: { label: 'Order', name: 'Name A–Z', '-name': 'Name Z–A', '-incidents': 'Most incidents', incidents: 'Fewest incidents' }, all: 'Show all districts',
  column: { name: 'District', grade: 'Grade', leader: 'Leader', area: 'Area (km²)', incidents: 'Incidents (all time)', density: 'Per km²', review: 'Plan review' },
  noLeader: 'Nobody', noReview: 'Not set', overdue: 'Overdue',
  figures: {
    title: 'Figures', failed: 'The figures of the district did not come', stillWorks: 'Plan and history still work.', incidents: 'Incidents', density: 'Per km²', found: 'Found per 100 passes', clear: 'Clear checks', complaints: 'Complaints', hotline: '12345 hotline', unlocated: 'Without position, whole dataset',
    unitIncident: 'incidents', unitDensity: 'per km²', unitFound: 'per 100', unitTimes: 'checks', before: 'before: {n}', noBefore: 'the period before has no records', passes: '{found} found / {n} passes', fewPasses: '{n} passes; not computed below 10', passesPending: 'passes are still being written; counted once they are', ofPasses: 'of {n} passes',
    share: '{n} of {total} without position, in no district', area: 'The mean area of the period is {area} km²', noArea: 'no boundary in the period',
    definition: 'This period {from} – {to}, {days} days; before: the same weekdays, whole weeks earlier, {before}. Withdrawn incidents are left out; per km² by the boundary of the time; found per 100 passes = finds ÷ passes × 100. Unvisited is unknown, not zero.',
  },
  trend: { title: 'By month', unit: 'per month', label: 'Incidents of {name} by month since {from}; the last month has {last}', change: 'redrawn {day}', note: 'By the boundary of the time; where the line is dashed the boundary changed and the sides do not compare: see the comparison below.', noteSame: 'The boundary never changed: months compare.', table: 'As a table', month: 'Month', count: 'Incidents', partial: 'The first and the last month may be incomplete' },
  category: { title: 'By report category', name: 'Category', now: 'Now', before: 'Before', note: 'A code may count in several categories', none: 'No incident of a category in this period.' },
  rhythm: { title: 'Hours of the week', unit: 'incidents per hour cell, {days} days together', cell: '{weekday} {hour}:00: {n}', most: 'at most {n}', onMap: 'Filter by hours on the map page' },
  compare: {
    title: 'Comparable across a redraw', way: 'Counted', choose: 'Compared with', year: 'A year before', redraw: 'Before the redraw', named: 'By name (boundary of the time)', ground: 'By today’s ground (same cells)', earlier: 'Earlier', later: 'Later', change: 'Change', count: '{n}', density: '{n} per km²', percent: '{n} %', unknown: '—',
    unchanged: 'The boundary did not change between the two periods, so the name compares: {named}. The same ground counts {ground}; the difference is only where cells meet the boundary.', nothing: 'The earlier period has no records to compare with.', same: 'Both ways of counting agree ({named}): the redraw does not matter here.',
    explained: 'By name it is {named}, on the same ground {ground}: the difference comes from the redraw, not from the street.', groundNote: '{n} cells of {metres} m inside today’s boundary, {area} km²; a cell counts when its centre is inside, and both periods use the same cells.',
    failed: 'The comparison did not come', noBoundary: 'The district has no boundary today to hold fixed.', namedShort: 'by name', groundShort: 'by today’s ground', trend: 'Both ways of counting by month', up: '{n} % more', down: '{n} % fewer', level: 'level',
  },
  boundary: { title: 'Boundaries', slider: 'Boundary of which time', dashed: 'Dashed: the boundary of {from} – {to}', only: 'The boundary never changed.', redraw: 'Redraw', withdraw: 'Withdraw the last redraw', withdrawWhy: 'Why withdraw', withdrawSure: 'Withdraw it', withdrawn: 'withdrawn {day} by {who}: {why}', moved: '{n} incidents moved', redrawn: 'Redrawn from {day}', done: 'Withdrawn; {n} incidents are back where they were.', failed: 'Not withdrawn.' },
  plan: { title: 'Plan', edit: 'Edit plan and grade', review: 'Review on', version: 'Version {n}', by: '{who} · {day}', unknownAuthor: 'when it was set up', compare: 'Compare with', diff: 'Version {a} → {b}', current: 'in force', removed: 'removed', added: 'added', reviewInvalid: 'Write it as 2026-11-23', reviewOn: 'review on {day}', same: 'The texts are the same; the review date changed.' },
  grade: { title: 'Grades, leaders, redraws', reason: 'Why the grade changes', noReason: 'when it was set up' },
  leader: { title: 'Leader', assign: 'Assign', nobody: 'Nobody', choose: 'Who leads', also: 'leads {districts}', save: 'Assign', failed: 'Not assigned.', candidatesFailed: 'The candidates did not come' },
  history: { entry: '{what}: {value}', failed: 'The history did not come', stillWorks: 'The figures still work.' },
  passes: { title: 'Passes', pending: 'Passes after {day} are still being written: until then this list is not complete.', of: 'Passes in {name}', total: '{n} passes · {zone}', rows: '{from}–{to} of {total}', entered: 'Entered', left: 'Left', unit: 'Group', mode: 'Mode', foot: 'on foot', vehicle: 'by vehicle', spot: 'Spot', street: 'Street', found: 'Found', clear: 'Clear check', random: 'Random check', yes: 'yes', any: 'All passes', onlyFound: 'With finds', onlyNone: 'Without finds', filter: 'Filter', failed: 'The passes did not come', empty: 'Nobody passed a spot of the district in this period.', back: 'Back to the district' },
  redraw: {
    title: 'Redraw {name}', back: 'Back to the district', how: 'Drag a dot to move a corner, drag the small dot in the middle of a side to add one, right-click to delete one; corners snap to streets and other boundaries. Dashed: the boundary in force.', draw: 'Draw anew', restore: 'Back to the boundary in force', simplify: 'Fewer corners (within {metres} m)', coordinates: 'Coordinates', coordinatesHow: 'One corner a line: longitude,latitude; or paste a GeoJSON polygon.', apply: 'Use these coordinates', unreadable: 'Cannot be read: each line needs longitude and latitude, at least three corners, or one GeoJSON polygon.',
    from: 'From which day', fromInvalid: 'Write it as 2026-11-23', reason: 'Reason', preview: 'What would happen', waiting: 'Trying it out', area: 'Area', areaChange: '{now} → {next} km²', entering: 'Come into the district', leaving: 'Leave the district', records: '{n} since that day', overlaps: 'Overlaps {names} by {area} m²: cannot be saved.', fits: 'Overlaps no other district.', save: 'Redraw from that day', failed: 'Not redrawn.', previewFailed: 'It could not be tried out', several: 'The boundary in force has several parts or holes and cannot be edited on the map: paste GeoJSON.',
  },
} as const;
