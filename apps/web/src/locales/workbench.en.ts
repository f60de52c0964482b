export const workbenchWords = {
  swipe: { label: 'Line between this period on the left and the one before on the right', at: 'this period {percent}%', a: 'Now A', b: 'Before B', period: 'Period' },
  surface: {
    label: 'Drawn as', cells: 'Squares', hexagons: 'Hexagons', density: 'Density', bandwidth: 'Bandwidth (m, empty = rule)', notMetres: 'A whole number of metres, up to five digits', kernelLabel: 'Kernel', kernel: { gaussian: 'Gaussian', quartic: 'Quartic' }, edge: 'Edge correction',
    unit: 'incidents/km²', note: 'Not by patrols: it shows where records are, and where officers went.', rule: { given: 'Bandwidth {n} m. ', scott: 'Bandwidth {n} m by Scott’s rule (deviation × n^−1/6). ', 'two-cells': 'All in one place, bandwidth of two cells: {n} m. ' },
    cell: 'Number',
  },
  export: { title: 'Title', unit: 'Unit', cell: 'Cell', source: 'Source', stamp: 'Data', sheet: 'Cells shown', about: 'About', brief: 'Brief (one page, Word)' },
  brief: {
    title: 'Brief: {place}', days: ' ({n} days)', allCategories: 'all categories', overall: '1. Overall', when: '2. When', back: '3. How soon they are back', notKnown: '4. What is not known', where: '5. Where most ({n} cells, by rate)', position: 'Middle of cell', unknown: 'Not worked out yet. ', stop: '. ', colon: ': ',
    total: '{n} incidents, {passes} passes; {unlocated} have no place. ', change: 'Against the equal weekdays before: {total}. ', rate: '{now} of a hundred passes met somebody, {before} before: {rate}. ', clear: '{value} ({lower}–{upper}) still clear after {lag} min',
    few: '{few} cells with under 10 passes, {unvisited} nobody went to: not known, which is not no problem. ', caution: 'Rates are by passes and hours; 95% intervals in brackets. Nothing is ranked by officers, fines or cases.',
  },
  play: { play: 'Play', pause: 'Pause', label: 'Move the chosen days on, day by day', speed: 'Speed', times: '{n}×', calm: 'Turns whole spans, for motion is reduced', whole: 'Choose a span first' },
  days: {
    title: 'Calendar and trend', view: 'Show', calendar: 'Calendar', trend: 'By week', legend: 'Legend', day: '{day} {weekday}, {n} incidents', rain: 'rain {n} mm', outage: 'recording was down', market: 'market',
    rainDay: 'Rain (≥ 1 mm)', outageDay: 'Recording down: no records is not no problem', holidayDay: 'Holiday', marketDay: 'Market day', worked: 'Worked weekend', unknownRain: 'Rain and outages are not known: marks are incomplete.', earlier: 'Month before', later: 'Month after', month: '{year}-{month}',
    few: 'few', many: 'many', colour: 'Incidents a day', outages: 'Recording was down on {n} days. They are in every chart and rate as they are: read with care.', choose: 'Click a day to see it alone; again to go back.',
    found: 'Passes in a hundred that met somebody', counts: 'Incidents a week', weeks: '{n} whole weeks that end with the span', week: 'Week from {from}', noWeeks: 'Less than two weeks: no trend can be told.', noRate: 'no passes',
  },
  pattern: {
    title: 'Space and time', by: 'Show', emerging: 'Emerging', near: 'Near repeat', start: 'Compute', stop: 'Stop', failed: 'It was not worked out', running: 'Computing {percent}%', ready: 'Takes some seconds in the background; stop it whenever you like.',
    steps: '{n} steps of 7 days that end with the span. Each cell is tested with its neighbours and the step before (space-time Gi*), then for a trend (Mann–Kendall).', none: 'No cell became a hot or cold spot.', few: 'Fewer than {n} steps: too short for a pattern.', cells: '{n} cells', show: 'Show on the map', trend: 'trend z {z}', last: 'last z {z}', more: '{n} more', fewer: 'Fewer',
    category: {
      'new-hot': 'New hot', 'consecutive-hot': 'Consecutive hot', 'intensifying-hot': 'Intensifying hot', 'persistent-hot': 'Persistent hot', 'diminishing-hot': 'Diminishing hot', 'sporadic-hot': 'Sporadic hot', 'oscillating-hot': 'Oscillating hot', 'historical-hot': 'Historical hot',
      'new-cold': 'New cold', 'consecutive-cold': 'Consecutive cold', 'intensifying-cold': 'Intensifying cold', 'persistent-cold': 'Persistent cold', 'diminishing-cold': 'Diminishing cold', 'sporadic-cold': 'Sporadic cold', 'oscillating-cold': 'Oscillating cold', 'historical-cold': 'Historical cold',
    },
    meaning: {
      'new-hot': 'hot in the last step only', 'consecutive-hot': 'hot in the last steps, not before', 'intensifying-hot': 'hot in nine of ten steps and rising', 'persistent-hot': 'hot in nine of ten steps, no trend', 'diminishing-hot': 'hot in nine of ten steps and falling', 'sporadic-hot': 'hot on and off', 'oscillating-hot': 'hot now, cold before', 'historical-hot': 'hot in nine of ten steps, not now',
      'new-cold': 'cold in the last step only', 'consecutive-cold': 'cold in the last steps, not before', 'intensifying-cold': 'cold in nine of ten steps and rising', 'persistent-cold': 'cold in nine of ten steps, no trend', 'diminishing-cold': 'cold in nine of ten steps and falling', 'sporadic-cold': 'cold on and off', 'oscillating-cold': 'cold now, hot before', 'historical-cold': 'cold in nine of ten steps, not now',
    },
    caption: 'How near and how soon: pairs over what shuffled times give', events: '{n} incidents with a place; {m} have none and are left out. Times shuffled 199 times.', same: 'Same place', ring: '{from}–{to} m', sameDay: 'same day', nextDay: 'next day', dayRange: '{from}–{to} days', ratio: '{ratio}×', unknown: 'fewer than 1 pair expected', pairs: '{observed} pairs, {expected} expected, p = {p}', sure: 'p ≤ 0.05',
    sameNote: 'The same place is within 15 m: that is a relapse, not a near repeat, and stands apart.', noPairs: 'Fewer than two incidents with a place: no pairs.',
  },
  relapse: {
    title: 'Relapse ratio', radius: 'How near (R)', window: 'How soon (W)', metres: '{n} m', hours: '{n} h', days: '{n} days', failed: 'The relapse ratio was not worked out',
    n: '{relapsed} put down again, n = {n} looked at again', unseen: '{n} never looked at again ({percent}): unknown, no success.', nothing: 'The window of none is over: nothing can be told.', left: 'Also {recent} whose window is not over and {unlocated} without a place, in neither.',
    of: 'Category / district', ratio: 'Relapse', seen: 'Looked at', unseenShort: 'Never looked at',
    note: 'A record relapses when another of its report category follows within R and W; within 15 minutes it is the same matter. Records follow patrols, who came and left unseen is missing, so it is at least so much. Limits are clustered by place and day; under ten looked at it is unknown.',
  },
  views: {
    title: 'Views', open: 'Saved views', search: 'Find', none: 'No saved views yet.', noneFound: 'No view of that name.', saveAs: 'Save this view as', shared: 'Shared', share: 'Share', unshare: 'Stop sharing', rename: 'Rename', remove: 'Delete', undo: 'Undo', removed: 'Deleted “{name}”', saved: 'Saved “{name}”', by: '{name} · {at}', mine: 'me · {at}', overwrite: 'Replace by this view', tooLong: 'This view has too many conditions to be kept (its link is longer than 2,000 characters).', all: '{n} in all', new: 'New name',
  },
  notes: {
    title: 'Notes', list: 'Notes on the map', none: 'No notes on the map yet.', addPoint: 'At a point', addArea: 'Over an area', placing: 'Click a place on the map; Esc ends it', drawing: 'Click corner by corner, end at the first; Esc ends it', body: 'Note', shared: 'Shared', remove: 'Delete', undo: 'Undo', removed: 'Note deleted', by: '{name} · {at}', mine: 'me · {at}', edit: 'Edit', show: 'Show notes', locate: 'Go there', mark: 'Note: {body}', more: 'The latest {shown} of {total}.',
  },
} as const;
