/** Rosters on paper, duty and post cards, registers as files. */
export const paperWordsEn = {
  paper: {
    menu: 'Print, files', choose: 'Choose paper or file', print: 'Print the roster', printNow: 'Print', format: 'Paper and span', week: 'Week, A4', month: 'Month, A3', earlier: 'Earlier', later: 'Later', excel: 'Excel file', cards: 'Duty cards', postCards: 'Post cards', failed: 'The roster did not come',
    cardsFailed: 'The posts did not come', none: 'No shifts in this span.', noDuties: 'No published shifts in this month.', noPosts: 'No posts in force.', title: { 'a4-week': ' duty roster of the week', 'a3-month': ' duty roster of the month' }, span: '{from} to {until}',
    draft: 'draft, not published', published: 'published, version {n}', publishedWeeks: 'published weeks', simulated: 'simulated data', open: '{n} places open', openHere: '{n} open', missingWeeks: 'weeks not published are left out: {weeks}', post: 'Post', shift: 'Shift', person: 'Name',
    code: 'Number', hours: 'Hours', weekday: { 0: 'Mo', 1: 'Tu', 2: 'We', 3: 'Th', 4: 'Fr', 5: 'Sa', 6: 'Su' }, signature: { made: 'Made by: ', checked: 'Checked by: ', approved: 'Approved by: ' }, seal: '(seal)', everybody: 'Everybody on duty', total: '{n} hours', scan: 'Scan to check in',
    callUp: 'Call: {who}',
  },
  imports: {
    title: { posts: 'Import posts', staff: 'Import staff' }, intro: 'Nothing is written before you have seen the preview; afterwards the whole import can be taken back.', choose: 'Choose a file', drop: 'or drop the file here', formats: 'Excel, CSV or GeoJSON, up to 1.4 MB', step: { 1: 'Choose a file', 2: 'See what each row would do', 3: 'Write; it can be taken back' }, template: 'Export what is there, change it, import it',
    crs: 'Datum', crsName: { wgs84: 'WGS-84 (GPS)', cgcs2000: 'CGCS2000', gcj02: 'GCJ-02 (Amap, Tencent)', bd09: 'BD-09 (Baidu)' }, reading: 'Reading…', previewFailed: 'No preview', applyFailed: 'Not imported', tooLarge: 'The file is larger than 1.4 MB: use wuding import',
    outcome: { new: 'New', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused' }, all: 'All', rows: 'Preview', row: 'Row', code: 'Code', name: 'Name', what: 'What happens', detail: 'Content', apply: 'Import {n} rows', nothing: 'Nothing to write', done: 'Imported: {added} new, {changed} changed, {refused} refused.',
    undo: 'Undo this import', undone: '“{file}” taken back.', undoFailed: 'Not taken back', inTheWay: 'Changed or used since the import: {records}', history: 'Last imports', historyNone: 'Nothing has been imported yet.', counted: '{written} rows written, {refused} refused, {unchanged} unchanged', undoneBy: 'taken back by {who}',
    change: '{field}: {before} → {after}', empty: 'empty', shown: '{n} of {m} rows',
    field: {
      code: 'Code', name: 'Name', kind: 'Kind', phone: 'Phone', skills: 'Skills', joinedOn: 'Joined', leftOn: 'Left', certificateNumber: 'Certificate', certificateFrom: 'Certificate from', certificateUntil: 'Certificate until', primary: 'Primary', relief: 'Relief',
      personCount: 'People', certifiedCount: 'Certified', needsVehicle: 'Vehicle', pattern: 'Pattern', earlyArriveMinutes: 'Arrive early', lateLeaveMinutes: 'Leave late', lng: 'Longitude', lat: 'Latitude', line: 'Line', radiusMetres: 'Radius', viewSide: 'View side', district: 'District',
      streetName: 'Street', eventCodes: 'Event codes', allowedStalls: 'Allowed stalls', allowedZones: 'Allowed zones', checklist: 'Checklist', handover: 'Hand-over', escalationContact: 'Escalation contact', targets: 'Targets', reviewOn: 'Review', geometry: 'Geometry',
    },
  },
} as const;
