/** Hotspot workbench: heat, change, return clock. */
export const analysisWords = {
  unknown: 'unknown', interval: '({lower} to {upper})', running: 'computing {percent}%',
  side: { label: 'Which period', a: 'This period A', b: 'Before B', swipe: 'A | B', difference: 'Change A − B' },
  unit: {
    label: 'Per what', passes: 'per 100 passes', 'patrol-hours': 'per 10 patrol-hours', area: 'per km² (not corrected)',
    short: { passes: 'per 100 (95% limits)', 'patrol-hours': 'per 10 h (95% limits)', area: 'per km² (95% limits)' },
    note: { passes: 'Per 100 passes, hours standardised, little-visited cells pulled towards the county. Not visited is unknown, not zero.', 'patrol-hours': 'Per 10 patrol-hours, hours standardised, little-visited cells pulled towards the county.', area: 'Not corrected for patrols: this shows where officers went.' },
  },
  legend: { label: 'Legend', few: 'under 10 passes ({n} cells)', unvisited: 'nobody went ({n} cells)', hot: 'hot spot q ≤ 0.05' },
  difference: {
    unit: 'A against B: fewer ← unclear → more', note: '{n} cells with 10 passes or more in both, given the passes of each; one test a cell, colours are not corrected for that: click a cell for its corrected q.',
    class: { 0: '−★★★', 1: '−★★', 2: 'fewer', 3: 'unclear', 4: 'more', 5: '+★★', 6: '+★★★' },
  },
  why: {
    title: 'Why this colour', hint: 'Click a cell to see why it is red', place: '{lng}°E {lat}°N · {n} m cell', records: 'Show the records', recordsFailed: 'The records could not be read.', recordCount: '{n} records, the latest {shown}; click one to open it',
    empty: 'No records here, and nobody went: whether anything is wrong is unknown, not nothing. ', unvisited: '{n} records here without a single pass: no telling whether it is better or worse than elsewhere. ', few: '{n} records and only {passes} passes, under 10: no rate yet, no colour, no rank. ',
    rate: {
      passes: '{passes} passes in {days} days, {n} records: {rate} per 100 passes (95% limits {lower}–{upper}). ', 'patrol-hours': '{hours} patrol-hours in {days} days, {n} records: {rate} per 10 hours (95% limits {lower}–{upper}). ',
      area: '{n} records in {days} days: {rate} per km² (95% limits {lower}–{upper}), not corrected for patrols. ',
    },
    times: '{times} times the county at the same hours. ',
    verdict: { hot: 'With its neighbours significantly high (Gi* z = {z}, corrected q {q}).', cold: 'With its neighbours significantly low (Gi* z = {z}, corrected q {q}).', chance: 'With its neighbours within chance (Gi* z = {z}, q {q}).', untested: 'Significance is being computed.' },
    note: { passes: 'Corrected for passes and hours: it is not red for having been visited. Limits are widened for repeat finds of one day.', 'patrol-hours': 'Corrected for time on patrol and hours: it is not red for having been visited.', area: 'Switch to “per 100 passes” before concluding anything.' },
    change: '{before} before, {now} now. ', changed: { more: 'Given the passes of each period, more now (z = {z}, corrected q = {q}).', fewer: 'Given the passes of each period, fewer now (z = {z}, corrected q = {q}).', level: 'Given the passes of each period, within chance (z = {z}).' },
    changeNote: 'Before = the same weekdays, whole weeks earlier; given the sum of both, whether the share of now exceeds that of its passes.', noChange: 'Under 10 passes in one of the periods, or no records in either: no telling.',
  },
  change: {
    title: 'Change by category and district', by: 'By what', category: 'Category', district: 'District', more: '▲ {percent}% more', fewer: '▼ {percent}% fewer', level: '= no telling', unknown: 'before the first record', new: 'none before',
    rate: 'finds per 100 passes {now} (before {before})', before: 'Before {from} – {to}, ', note: 'weekdays aligned; in brackets the 95% limits of the change: where they span zero, no direction is claimed. Click a row to filter.',
  },
  clock: {
    title: 'Return clock', unit: '{n} departures', failed: 'The return clock could not be computed', label: 'Share still clear after leaving, {n} departures', minutes: '{n} min', lag: 'After leaving', clear: 'still clear (1 − occupancy)', away: 'no confirmed return',
    departure: { label: 'Departures of which kind', 'sent-away': 'after sending away', 'seen-clear': 'after seeing it clear' },
    median: 'Median time to a confirmed return {minutes} min ({n} confirmed).', noMedian: 'Median time to a confirmed return unknown ({n} confirmed; told from 10 on and where the curve falls to half).', unseen: 'After {n} departures nobody looked again that day ({percent}): they say nothing.',
    note: 'Solid: occupancy met by passes, corrected for missed stalls (each noticed with 85%), weighted by spot and hour of departure, limits clustered by spot and day. Dashed: the first confirmed return, known only to lie between two passes (interval-censored); who came and left unseen is missing, so it is optimistic.',
  },
  places: {
    title: 'Cells', place: 'Cell', cell: 'E {column} · N {row}', count: 'Records', passes: 'Passes', verdict: 'Significance', hot: 'hot z {z}', cold: 'cold z {z}', chance: 'within chance', nothing: 'No cell has 10 passes in this period: widen it.', more: 'Show {n} cells', fewer: 'Show fewer',
    sort: { label: 'Sort', rate: 'highest rate', count: 'most records', passes: 'most passes' }, family: '{n} cells tested at once, corrected by Benjamini–Hochberg.', moran: 'Global Moran I = {i} (p {p}).',
  },
  return: { title: 'Return clock in detail', by: { label: 'By what', district: 'District', band: 'Hours', spot: 'Spot', 'spot-band': 'Spot and hours' }, departures: 'Departures', at: 'away at {n} min', median: 'Median', note: 'Under ten confirmed returns it says unknown, never 0.' },
  export: {
    title: 'Export this map', choose: 'Choose a form', what: 'Exactly what is shown: same filter, same unit, same cells.', picture: 'PNG picture (300 dpi)', done: 'Exported {name}', stamp: 'Records up to change {change} · exported {at} · {provenance}', source: 'Source: the bureau’s records and passes', north: 'N',
    hours: 'Patrol-hours', state: 'State', lower: '95% lower', upper: '95% upper', shrunk: 'Colour value (standardised, shrunk)', lng: 'Centre longitude', lat: 'Centre latitude', known: 'known', few: 'under 10 passes', unvisited: 'nobody went',
  },
};

/** What can go wrong with analyses. */
export const analysisProblems = {
  'analysis-window-too-long': 'An analysis covers at most 800 days', 'forecast-too-far': 'Only the coming 7 days are forecast', 'bandwidth-invalid': 'The bandwidth must be above 0 metres and at least half a cell', 'too-many-records': 'Too many records: narrow the question', 'too-many-analyses': 'Earlier analyses are still running: please wait',
};
