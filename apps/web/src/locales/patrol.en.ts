/** Patrol: now, coverage, playback. */
export const patrolWords = {
  patrol: {
    tab: 'What to see', tabs: { live: 'Now', alarms: 'Alarms', tasks: 'Tasks', revisits: 'Revisits', coverage: 'Coverage', playback: 'Playback' },
    state: { moving: 'Moving', still: 'Still', silent: 'No signal' }, all: 'All {n}', count: '{word} {n}', states: 'By state',
    unit: 'Beat or post', person: 'Person', vehicle: 'Vehicle {plate}', position: 'Last position', until: 'until {time}', never: 'no position this duty', seconds: '{n} s ago', minutes: '{n} min ago', simulated: 'simulated',
    live: 'Live', waiting: 'Connecting', lost: 'Live feed lost; the picture is of {time}', lostUnknown: 'Live feed not reached; trying again', none: 'Nobody on duty carries a device now.', noneOfState: 'None in this state.',
    silentNote: 'No position for over 10 minutes is no signal: a locked phone sends nothing, which is no absence.', follow: 'Show {name} on the map',
    window: 'Period', windows: { today: 'Today', day: '24 hours', week: '7 days' }, district: 'District', allDistricts: 'All districts', classes: { main: 'Main', secondary: 'Secondary', alley: 'Alley' }, controlClass: 'Class', allClasses: 'All classes', owedOnly: 'Owed only',
    street: 'Street', unnamed: 'Unnamed alley', between: '{a} to {b}', nearStreet: 'near {a}', required: 'Due', visits: 'Done', owed: 'Owed', since: 'Since', neverVisited: 'never visited', hours: '{n} h', days: '{n} d', mins: '{n} min',
    visited: 'Visited (length)', compliant: 'Nothing owed (length)', undue: '{n} km are not due in this window and do not count.', nothingDue: 'no street is due in this window', owedSegments: 'Segments owed', ofKm: '{part} / {whole} km', ofDueSegments: 'of {n} due', share: '{n}%', nothing: 'no streets', sensitive: 'sensitive',
    legend: { met: 'as required', owed: 'visited, too seldom', unvisited: 'due, not visited' }, coverageFailed: 'Coverage was not received', noSegments: 'No street matches.', showAll: 'Show all', shown: 'The {n} most owed of {of}; the export has all.', source: 'What is due follows the rules by class, district, season and hours, in proportion to this period.',
    day: 'Day', dayBad: 'Write it like 2026-11-20', shifts: 'Shifts (at most {n})', visitsSeen: '{n} visits', noShifts: 'Nobody carried a device on this day.', shiftsFailed: 'Shifts were not received', reason: 'Why (shown to the person)', reasonHint: 'Goes into the audit log; the person sees it on the phone.', play: 'Get tracks', playFailed: 'Tracks were not received',
    start: 'Play', pause: 'Pause', speed: 'Speed', time: 'Time', noPoints: 'This shift left no positions.', gaps: 'Dashed = no positions: nobody knows the way.', exported: 'taken out as a file', other: 'Other shifts', mapLabel: 'Patrol map', lookups: 'Who looked at my way ({n})', lookedAt: 'from {from} to {to}',
  },
};
