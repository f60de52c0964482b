import type { screenWords } from './screen.zh-CN';

/** The wall and its administration. */
export const screenWordsEn: Words = {
  screen: {
    state: { 'not-due': 'not due', awaited: 'awaited', 'on-post': 'on post', late: 'late', vacant: 'vacant', away: 'away', 'left-early': 'left early', relieved: 'relieved', 'no-signal': 'silent', completed: 'done' },
    byGravity: 'gravest first', noAlarms: 'No alarms now', minutes: '{n} min', hours: '{n} h', more: '{n} more', restStays: 'The rest goes on', callout: '{word} {n} min',
    panel: { alarms: 'Alarms {n}', rhythm: 'Week', latest: 'Latest', 'district-posts': 'Posts', 'district-today': 'Against usual', 'return-clock': 'Return clock', coverage: 'Coverage', 'owed-streets': 'Streets owed', 'week-days': 'Day by day', 'forecast-districts': 'By district', 'forecast-trust': 'How it did', 'week-districts': 'Districts', 'week-categories': 'Categories' },
    fact: { vacant: 'due {at}, {n} not there', late: 'due {at}, {n} not come', other: '{n} of the shift', 'post-empty': '{n} due, nobody there', 'patrol-silent': 'last position {at}', 'patrol-silent-never': 'no position yet', 'district-uncovered': 'nobody since {at}', 'relapse-wave': 'back at {found} spots, usually {usual}', 'datum-suspect': 'positions off the streets' },
    nearest: { unit: 'nearest {minutes} min {how}: {label}', foot: 'on foot', vehicle: 'by car', none: 'nobody can be sent now' },
    andMore: '{label} +{n}', unitUnknown: 'a unit', heldCount: '{n} more grouped', takeover: '{title} · {place}', takeoverLeft: 'back in {n} s, or when taken at the desk', escalated: '▲ unanswered, raised',
    rhythmNote: '{n} incidents · {days} days', hour: '{n}h', busiest: 'Most on {day} at {hour}: {n}', noRecords: 'No records in this time',
    latestNote: '{n} in {hours} hours', noIncidents: 'None in the last {hours} hours', closed: 'closed', open: 'open',
    noPosts: 'No posts', noShift: 'no shift', shift: '{from}–{to} · {present}/{due}', five: { who: 'P', when: 'T', where: 'L', duty: 'D', effect: 'E' }, fiveNote: '{n} · yellow: not held', fiveState: { held: 'held', broken: 'not held', unseen: 'not seen now' },
    clock: { note: 'still away, n = {n}', asked: 'being worked out', none: 'nobody sent away in {days} days', few: 'fewer than 10 returns seen after {n} departures: unknown', median: 'half are back within {minutes} min', notReached: 'fewer than half are back in 4 h', county: 'county', hours: '{n} h' },
    todaySoFar: 'Today so far', sevenDays: 'Last 7 days', notClosedYet: 'Open', against: '{n} / {usual}', tickIsUsual: 'mark: usual', tickIsBefore: 'mark: 7 days before',
    class: { main: 'Main', secondary: 'Secondary', alley: 'Alleys' }, kilometresOf: '{ratio}% · {visited} / {all} km', lastHours: 'last {n} hours',
    never: 'never', minutesAgo: '{n} min ago', hoursAgo: '{n} h ago', daysAgo: '{n} d ago', owed: 'owed {n} · {since}', owedNote: '{n} in 24 h', weekNote: '{n} · {before} before',
    ahead: { elsewhere: 'Elsewhere', row: '{n} ({lower}–{upper})', window: '{from}–{to}', unknown: 'Too little is on record to say', total: 'County weeks', place: 'District weeks', held: '{held}/{of} in limits', ratio: 'Came for each expected', weeks: 'last {n} weeks', basis: 'Rhythm of {n} weeks; holidays, market days and weather are not in it', perCell: 'a 100 m cell' },
    figure: { 'incidents-ahead': 'Expected · 4 h', 'on-post': 'On post · now', 'team-today': 'Team · today', 'main-coverage': 'Main roads · 2 h', 'incidents-today': 'Today', 'incidents-open': 'Open', 'units-moving': 'Moving · now' },
    period: { today: 'today', 'days-7': '7 days', 'days-30': '30 days' }, groups: 'units', unknownIndicator: 'No indicator {id}',
    note: {
      limits: '95% within {lower}–{upper}', tooLittle: 'too little on record',
      onPost: '{present} of {due} due', nobodyDue: 'nobody due now', segments: '{visited}/{all} segments', closedOf: '{closed} closed · {open} open', usual: 'usually {mean} by now', notClosed: 'older ones too', units: '{all} out · {still} still · {silent} silent', noUnits: 'nobody out now', team: '{certified} certified · {vehicles} cars', noRoster: 'no roster today', share: '{numerator} / {denominator}', beingWritten: 'visits being written', hoursOf: '{numerator} / {denominator} h',
      'no-records': 'no records', 'codes-missing': 'not in the code set', 'sample-too-small': 'too few',
    },
    lines: { met: 'visited', short: 'owed', unvisited: 'not visited' }, units: 'units', lastHoursIncidents: 'last {hours} h', asOf: 'as of {time}', simulated: 'simulated',
    missingPanel: 'No panel {id}', missingLayer: 'No layer {id}; the rest goes on', neverHeard: 'No data yet', cut: 'No data for {n} minutes; this is the picture of then', pinned: 'Pinned · P lets go', held: 'Held for a minute',
    noScene: 'No scene to show: arrange them under Screens', waiting: 'Loading', endsSoon: 'This screen’s right ends in {n} days', tooSmall: '{n} texts under {pixels} px cannot be read',
    pairing: { title: 'This screen is not paired yet', how: 'Sign in at {address} and type the code above', lasts: 'A code holds for 10 minutes, then another comes', away: 'The server cannot be reached; trying again', revoked: 'This screen was revoked', expired: 'This screen’s right has ended', signIn: 'Sign in to see the wall' },
    snapshot: { take: 'Take a picture', taken: 'taken {at}', file: 'wall', done: 'The picture is saved', failed: '■ The browser made no picture' }, tools: { label: 'The wall', previous: 'Back', next: 'Next', pin: 'Pin', release: 'Let go' },
    preview: { title: 'Preview of the wall', scene: 'Scene', size: 'Size' },
  },
  remote: {
    title: 'Remote of the wall', screen: 'Screen', none: 'No screen is in use. Pair one under Screens first.', away: '{name} (not connected)', isAway: '■ “{name}” is not connected now and cannot follow.', scenes: 'Show at once', hint: 'The screen follows at once, and the audit log has it. Keys: ← → scenes, P pins, R lets go.', showing: 'show “{name}”', told: 'Done: {what} · {at}', refused: '■ Not done: {what}. {why}',
    acts: { previous: 'Back', next: 'Next', pause: 'Hold a minute', pin: 'Pin', release: 'Let go', show: 'Show' },
  },
  screens: {
    remote: 'Remote', remoteOne: 'Remote of “{name}”',
    pair: 'Pair a screen', plan: 'Scenes', preview: 'Preview', anyState: 'Any state', stateLabel: 'State', search: 'By name', total: '{n} screens', failed: 'The screens could not be listed', none: 'No screen yet. Open /wall on the machine behind the wall, then press “Pair a screen”.', empty: 'No screen matches.', how: 'Open /wall on the computer of the wall; it shows a code.',
    state: { active: 'in use', expiring: 'ends soon', expired: 'ended', revoked: 'revoked' }, name: 'Name', scenes: 'Scenes', hanging: 'Size', lastSeen: 'Last seen', expires: 'Valid until', acts: 'Acts', allScenes: 'as planned', someScenes: '{n}', hangs: '{inches}″ · {across} × {down} tiles · {metres} m', notYet: 'not yet', showing: '● on now',
    edit: 'Edit', editOne: 'Edit “{name}”', revoke: 'Revoke', revokeOne: 'Revoke “{name}”', revokeTitle: 'Revoke “{name}”?', revokeWhat: 'The screen stops at once and shows a code. It can be given back here with one press, without typing the code.', revokedNow: '“{name}” is revoked and shows nothing more.', undo: 'Undo', restore: 'Restore', restoreOne: 'Restore “{name}”', revokeNow: 'Revoke', pairNow: 'Pair',
    code: 'Code', codeHint: 'Six letters and digits on the screen', inches: 'Diagonal of a tile (inches)', tiles: 'Tiles across', tilesDown: 'Tiles down', metres: 'Distance (m)', days: 'Days it may show', newDays: 'Days from today (empty: unchanged)', byPlan: 'All scenes, as planned',
    shown: 'Shown', scene: 'Scene', seconds: 'Seconds', order: 'Order', show: 'Show “{name}”', secondsOf: 'Seconds of “{name}”', up: '“{name}” up', down: '“{name}” down', quiet: 'Dark hours', quietFrom: 'from', quietTo: 'to',
  },
};

type Words = { [Area in keyof typeof screenWords]: Texts<(typeof screenWords)[Area]> };
type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

export const screenProblems = {
  'pairing-unknown': 'No such code, or it has run out', 'unknown-scene': 'No such scene', 'screen-away': 'The screen is not online now', 'scene-repeated': 'A scene stands twice', 'no-scene-shown': 'At least one scene must be shown',
};
