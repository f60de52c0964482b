export const forecastWords = {
  page: 'Forecast', running: 'Forecasting and back-testing {percent}%', failed: 'The forecast could not be worked out.', interval: ' ({lower}–{upper})', none: '—',
  lead: 'What the next 7 days are expected to put on record, from {n} records of {weeks} weeks ({unlocated} more have no position); no target. Limits are 95 % prediction limits.',
  tooShort: 'A forecast needs 12 whole weeks of records; there are {weeks}: unknown, not zero.', empty: 'Nothing was recorded in this time, so nothing can be said of the days to come.',
  ahead: {
    title: 'The next 4 hours', label: 'Expected in the next 4 hours by district with 95 % limits', district: 'District', elsewhere: 'Outside all districts or without coordinates', total: '{value} in all ({lower}–{upper})', failed: 'The next 4 hours could not be had.', unknown: 'It takes twelve weeks of records: unknown, not zero.', map: 'See the cells on the map',
    window: '{from} to {to}. ', basis: 'From {weeks} weeks and {n} records ({unlocated} without coordinates); rosters and patrols reckon with the same. ', held: 'holds 1', off: 'misses 1',
    test: 'Tested week by week over the last {weeks}: calibration slope {slope} ({lower}–{upper}, {verdict}); {held} of {of} weeks of the county within their limits.',
  },
  days: { title: 'Next 7 days', week: '{value} in all ({lower}–{upper})', label: 'Expected records on each of the next 7 days, with 95 % limits', day: 'Day', expected: 'Expected', limits: '95 % limits', note: 'Holidays, market days and weather are not in it.' },
  band: { label: '{from}–{to} h', night: '{from}–{to} h (night)' },
  places: {
    title: 'Where, and at which hours', place: 'Place', expected: 'In 7 days', limits: '95 % limits', records: 'Records', open: 'List these {n} records', nameless: 'Unnamed street', at: '{lat}°N {lng}°E', none: 'No cell has ten records yet.',
    note: 'Cells of {n} m with ten records or more; the other {quiet} have too few to be told apart: {elsewhere} expected there in all.', sort: 'Order', by: { value: 'Most expected first', records: 'Most records first' }, part: 'Hours', all: 'All day',
    csv: 'Export CSV', fileName: 'forecast', head: { lng: 'lng', lat: 'lat', expected: 'expected_7_days', lower: 'lower', upper: 'upper', records: 'records' },
  },
  test: {
    records: 'Back-test: records', visits: 'Back-test: random visits', forecast: 'Forecast by', name: { forecast: 'this forecast', 'last-period': 'last four weeks', 'long-run-mean': 'long-run mean' },
    logScore: 'Log score', slope: 'Calibration slope', hit: 'Hit rate', pai: 'PAI', pei: 'PEI*', area: 'Area under capture', capture: 'Capture curve: how much area, how much caught',
    captureLabel: 'Capture curve: share of area looked after along, share caught upwards', share: '{percent} %',
    lead: 'Week by week, each forecast from the weeks before it alone: {weeks} weeks from {from} to {to}, {n} events; settings were chosen on the {tuned} weeks before them.', visitLead: '{n} of the visits had place and time drawn by lot, free of the patrol’s habits; forecast is how many a pass meets.',
    better: 'Gains {gain} per event over “{name}” (standard error {error}): more than chance.', same: 'Differs by {gain} per event from “{name}” (standard error {error}): neither can be called better.', worse: 'Loses {gain} per event to “{name}” (standard error {error}): worse than it here.',
    limits: 'Within the 95 % limits: single places {place} ({placeOf} place-weeks), all together {total} ({totalOf} weeks).', calibrated: 'The limits of the slope hold 1: twice the forecast brings twice as much.', off: 'The limits of the slope leave 1 out: differences are {way}.', sharp: 'exaggerated', flat: 'levelled',
    visitsNone: 'Fewer than 100 random visits: nothing can be tested on them.', note: 'Hit rate, PAI and PEI* are of the best {percent} of the area. A log score nearer to 0 is better. The slope should be 0.9–1.1.',
    visitNote: 'Ranked over the best tenth of spots; few are met, so figures jump.',
  },
  category: 'Category', allCategories: 'All categories',
};
