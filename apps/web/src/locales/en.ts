import { dutyDayWords } from './duty-day.en';
import { screenProblems, screenWordsEn } from './screen.en';
import { patrolWords } from './patrol.en';
import { revisitWords } from './revisit.en';
import { reviewWords } from './review.en';
import { visitWords } from './visits.en';
import { dutyWords } from './duty.en';
import { fieldWords } from './field.en';
import { alarmProblems, alarmWords } from './alarms.en';
import { consoleWords } from './console.en';
import { taskProblems, taskWords } from './tasks.en';
import { deviceProblems } from './device-problems.en';
import { forecastWords } from './forecast.en';
import { analysisProblems, analysisWords } from './analysis.en';
import { workbenchWords } from './workbench.en';
import { dutyProblems } from './duty-problems.en';
import { districtProblems, districtsWordsEn } from './districts.en';
import { reports } from './reports.en';
import { reportProblems } from './report-problems.en';
import home from './home.en';
import { dutyHereWordsEn } from './duty-here.en';
import { peopleWordsEn } from './people.en';
import { postWordsEn } from './posts.en';
import { zoneProblems, zoneWordsEn } from './zones.en';
import { paperWordsEn } from './paper.en';
import shell from './shell.en';
import type { Messages } from './zh-CN';
import { auditWordsEn } from './audit.en';
import { codeWordsEn } from './codes.en';
import { exportWordsEn } from './export.en';
import { secondFactorWordsEn } from './second-factor.en';
import { seedingWordsEn } from './seeding.en';

const en: Messages = {
  ...auditWordsEn,
  ...codeWordsEn,
  ...secondFactorWordsEn,
  reports,
  ...seedingWordsEn,
  ...exportWordsEn,
  districts: districtsWordsEn,
  duty: dutyWords,
  analysis: analysisWords,
  workbench: workbenchWords,
  forecast: forecastWords,
  ...zoneWordsEn,
  ...paperWordsEn,
  ...fieldWords,
  ...dutyDayWords,
  ...patrolWords,
  ...revisitWords,
  ...reviewWords,
  ...visitWords,
  ...alarmWords,
  ...consoleWords,
  ...taskWords,
  ...screenWordsEn,
  ...postWordsEn,
  ...peopleWordsEn,
  ...dutyHereWordsEn,
  product: { name: '五定', five: 'Who · When · Where · Duty · Effect' },
  nav: {
    more: 'More', group: { today: 'Today', overview: 'Overview', districts: 'Districts', duty: 'Duty', analysis: 'Analysis', incidents: 'Incidents', registers: 'Registers', reports: 'Reports', admin: 'Administration' },
    label: 'Main', analysis: 'Hotspots', skip: 'Skip to content', home: 'Today', overview: 'Overview', incidents: 'Incidents', districts: 'Districts', districtPage: 'District', redraw: 'Redraw', passes: 'Passes', incident: 'Incident', zones: 'Zones and hours', calendar: 'Calendar', accounts: 'Accounts', audit: 'Audit', system: 'System', screens: 'Screens', wall: 'Wall',
    yearly: 'Yearly figures', figureRecords: 'Records behind a figure', signIn: 'Sign in', secondFactor: 'Two-step verification', posts: 'Posts', people: 'People', post: 'Post', postPlace: 'Place of a post', codes: 'Codes and categories', mapping: 'Crosswalk', myDuty: 'Check in', dutyDay: 'Duty today', patrol: 'Patrol', dutyAttendance: 'Attendance', dutyRecords: 'Duties', notFound: 'No such page',
  },
  header: { toDark: 'Use dark theme', toLight: 'Use light theme' },
  common: {
    oldPage: 'The page below is the last one fetched.',
    close: 'Close', loading: 'Loading', absent: 'Not recorded', dash: '—', console: 'Console', copy: 'Copy', copied: 'Copied', save: 'Save', cancel: 'Cancel',
    locate: 'Show on map', pages: 'Pages', previous: 'Previous', next: 'Next', rows: '{from}–{to} of {total}',
  },
  list: { comma: ', ', semicolon: '; ', bracket: '{what} ({more})' },
  unit: { incident: 'incidents', incidents: 'n = {n}', metres: '{n} m', kilometres: '{n} km', squareKilometres: '{n} km²' },
  provenance: { simulated: 'Simulated', real: 'Real' },
  role: {
    director: 'Director', command: 'Command centre', 'district-leader': 'District leader', officer: 'Officer', auxiliary: 'Auxiliary', analyst: 'Analyst',
    sysadmin: 'System administrator', secadmin: 'Security administrator', auditor: 'Auditor',
  },
  grade: { key: 'Key', regular: 'Regular', watch: 'Watch' },
  controlClass: { main: 'Main, strict', secondary: 'Secondary, controlled', alley: 'Alley, orderly' },
  placeKind: { school: 'School', hospital: 'Hospital', market: 'Market', mall: 'Mall', housing: 'Housing', exchange: 'Exchange', site: 'Building site', government: 'Government', station: 'Station', shop: 'Shop', other: 'Other' },
  status: { label: 'Status', any: 'Any status', open: 'Open', closed: 'Closed', withdrawn: 'Withdrawn' },
  source: { patrol: 'Patrol', post: 'Post', complaint: 'Complaint', hotline: '12345 hotline', camera: 'Camera', 'self-report': 'Self-report', other: 'Other' },
  handling: { 'on-the-spot': 'On the spot', dispatched: 'Dispatched', none: 'Not handled' },
  outcome: { advice: 'Advice', warning: 'Warning', penalty: 'Penalty', corrected: 'Corrected', cleared: 'Cleared', 'not-found': 'Not found on site', none: 'Not recorded' },
  located: { any: 'With or without position', true: 'Located', false: 'No position' },
  weekday: {
    short: { 0: 'Mon', 1: 'Tue', 2: 'Wed', 3: 'Thu', 4: 'Fri', 5: 'Sat', 6: 'Sun' },
    letter: { 0: 'Mo', 1: 'Tu', 2: 'We', 3: 'Th', 4: 'Fr', 5: 'Sa', 6: 'Su' },
  },
  signIn: {
    username: 'User name', password: 'Password', submit: 'Sign in', busy: 'Signing in', usernameMissing: 'Enter your user name', passwordMissing: 'Enter your password',
    capsLock: 'Caps Lock is on', showPassword: 'Show password', hidePassword: 'Hide password',
    locked: 'Too many wrong tries: the account is locked. Try again in {minutes} min', help: 'Forgotten your password? The security administrator can reset it.',
  },
  account: { menu: 'Account menu', demo: 'Demo account', signOut: 'Sign out' },
  noPermission: { title: 'No permission', text: 'Your role ({role}) may not open this page. The security administrator can change that.', home: 'To my start page' },
  notFound: { text: 'The address may have changed, or part of it is missing.' },
  failure: { start: 'The service was not reached', retry: 'Retry', requestId: 'Request {id}' },
  problem: {
    ...deviceProblems,
    ...alarmProblems,
    ...taskProblems,
    ...screenProblems,
    ...analysisProblems,
    ...dutyProblems,
    ...districtProblems,
    ...zoneProblems,
    ...reportProblems,
    'invalid-request': 'The request is not valid', 'malformed-json': 'The request is not valid JSON', 'payload-too-large': 'The request is too large', 'headers-too-large': 'The request headers are too large', 'unreadable-request': 'The request cannot be read',
    'request-timeout': 'The request took too long to arrive',
    'unsupported-media-type': 'Unsupported content type', 'not-signed-in': 'Please sign in', 'wrong-credentials': 'Wrong user name or password',
    'totp-required': 'Enter the code of your authenticator app', 'totp-wrong': 'The code is wrong or was used before', 'second-factor-missing': 'Set up two-step verification first',
    'second-factor-needed': 'Your role must use two-step verification',
    'account-locked': 'Too many wrong tries: the account is locked for 30 minutes', 'account-disabled': 'The account is disabled', 'not-allowed': 'No permission',
    'cross-origin': 'Refused: request from another site', 'not-found': 'Not found', 'unknown-dataset': 'No such dataset', 'unknown-layer': 'No such layer',
    'unknown-code-set': 'No such code set', 'mapping-target-unclear': 'Each line maps to a code or to a report category', 'mapping-repeated': 'One pair is written twice for the same days',
    'nothing-to-publish': 'There is no draft to publish', 'malformed-csv': 'The table cannot be read',
    'unknown-event-code': 'No such event code', 'unknown-report-category': 'No such report category', 'unknown-district': 'No such district', 'outside-dataset': 'The position lies outside the dataset',
    'lng-lat-swapped': 'Longitude and latitude seem to be swapped', 'invalid-geometry': 'The geometry is not valid',
    'window-ends-before-it-begins': 'The end is not later than the beginning', 'time-implausible': 'The time is not plausible', 'grid-too-fine': 'The grid is too fine',
    'cursor-invalid': 'The page mark is not valid', 'tile-out-of-range': 'The tile number is out of range', 'version-required': 'If-Match version missing',
    'version-conflict': 'Somebody else has changed it', 'idempotency-key-invalid': 'Idempotency-Key is not a UUID', 'idempotency-key-reused': 'Idempotency-Key was used for other content',
    'already-exists': 'It exists already', 'data-being-written': 'The data are still being written; try again when they are', 'too-many-requests': 'Too many requests', 'store-busy': 'The system is busy, please try again shortly',
    'store-away': 'The database is not available', 'statement-timeout': 'The query took more than 5 s and was stopped', unexpected: 'Something went wrong: tell an administrator the request number',
    unreachable: 'The server cannot be reached: check the network', 'foreign-answer': 'The answer was not from this system (HTTP {status})',
  },
  freshness: { asOf: 'Data as of {time}', old: 'Data {age} old', minutes: '{minutes} min {seconds} s', hours: '{hours} h', lost: 'No data for {minutes} min: the picture is of {time}' },
  dataset: {
    title: 'Dataset', switch: 'Choose dataset', unknown: 'No such dataset', line: '{n} incidents · {zone}',
    failed: 'The datasets could not be fetched', noneAtAll: 'There is no dataset in this system yet.', notHere: 'There is no dataset named “{key}”.', openHome: "Open the bureau's dataset",
    name: 'Name', key: 'Key', provenance: 'Nature', zone: 'Time zone', codeSet: 'Event codes', count: 'Incidents', basemap: 'Base map',
    noIncidents: 'Your role ({role}) sees the map and its layers, but no incidents and figures.',
  },
  import: { how: 'Records are imported on the server by a command:' },
  overview: { figures: 'Figures', failed: 'The figures could not be fetched', mapWorks: 'The map still works.', oldFigures: 'The map still works; the figures below are the last ones.' },
  map: { missing: 'The map did not open', missingWhy: 'Its program could not be fetched.', stillWorks: 'Figures and lists still work.' },
  filter: {
    label: 'Filters', none: 'No filters', clear: 'Clear all', remove: 'Remove “{label}”', matching: '{n} of {total} match', unlocated: '{n} of them without position',
    list: 'As a list', copyLink: 'Copy link', copied: 'Link copied',
  },
  period: {
    title: 'Time', presets: 'Period up to {day}', days: '{n} d', all: 'All', from: 'First day', to: 'Last day', invalid: 'Write it like 2026-10-22', since: 'since {day}',
    until: 'until {day}', run: '{from} to {to}', perDay: '{n} a day',
  },
  rhythm: {
    title: '24 × 7 rhythm', unit: 'per {period}, total {n}', cell: '{weekday} {from}–{to} h: {n}', hour: '{hour} h', hours: '{from}–{to} h',
    densest: 'Densest: {weekday} {from}–{to} h, {n} ({percent}% of {total})', nothing: 'Nothing to count', legendUnit: 'Colours: incidents per hour cell · {zone}',
  },
  category: {
    title: 'Categories', unit: '{n} per {period}, click to filter', kind: 'Grouping', byCategory: 'Category', byCode: 'Event code', nothing: 'No incidents to group.',
    more: '{n} more', less: 'Fewer', overlap: 'Categories overlap: sums may exceed the total',
  },
  district: {
    one: 'District', name: 'District', list: 'Districts: {n}', listTitle: 'Districts', grade: 'Grade', countUnit: 'n / {period}', search: 'Find a district',
    sort: { label: 'Order', count: 'By count', grade: 'By grade', name: 'By name' }, only: '{name}: {n}, show only these', none: 'In no district', unknown: 'District {id}',
    emptyList: 'There are no districts yet.', notFound: 'No district has “{text}” in its name.', listFailed: 'The districts could not be fetched', failed: 'The district could not be fetched',
    stillWorks: 'Map and figures still work.', code: 'Code', leader: 'Leader', area: 'Area', incidents: 'Incidents', plan: 'Plan', noPlan: 'No plan has been written yet.',
    noBoundary: 'It has no boundary.', sinceEver: 'the beginning', inForce: 'now', filter: 'Only this district', release: 'All districts again', edit: 'Edit plan',
    notSaved: 'Not saved.', conflict: 'Somebody else saved another version while you were writing.', theirsTitle: 'What they saved', yours: 'Yours', takeTheirs: 'Take theirs', overwrite: 'Overwrite with mine',
  },
  street: {
    one: 'Street', none: 'No street nearby', unnamed: 'Unnamed street', class: 'Control', length: 'Length', segments: '{n} segments', within: 'within {metres} m of it · {period}', failed: 'The street could not be fetched',
  },
  here: {
    title: 'What is here', failed: 'What is here could not be fetched', stillWorks: 'The map still works; try another place.', places: 'Places along it', placesWithin: 'Places within {n} m',
    incidentsWithin: 'Incidents within {n} m: {count} / {period}', nearestOnly: 'Only the nearest {n} are listed',
  },
  layers: { title: 'Layers', close: 'Close layers', zoomIn: 'from zoom {n}' },
  heat: {
    breaks: 'Breaks: {breaks} per cell and 30 days, times the period',
    title: 'Incidents per cell', layer: 'Heat grid', size: 'Cell size', cell: '{n} m cells', unit: 'n / {period}', coarser: '{wanted} m cells are too many: these are {n} m',
    unlocated: '{n} without position are not on the map',
  },
  empty: {
    title: 'No incidents', dataset: 'There are no incidents in “{name}” yet. Import a file on the server to see some:', filtered: 'No incidents match. Widen the dates or see all categories.',
    filteredPeriod: 'No incidents match in {period}. Widen the dates or see all categories.', allDays: 'See all dates', everything: 'See all incidents', askImport: 'Ask the system administrator to import some.',
  },
  incident: {
    neighbours: 'Alike and nearby', neighboursNote: 'within {radius} m, {days} days before or after', neighboursNone: 'Nothing alike nearby: no sign of a relapse.', neighboursMore: '{n} in all, the nearest {shown} in time are listed', neighboursFailed: 'The incidents nearby could not be fetched', later: '{n} d later, perhaps a relapse', earlier: '{n} d earlier',
    one: 'Incident', code: 'Number', event: 'Event', status: 'Status', occurredAt: 'Occurred', closedAt: 'Closed', district: 'District', street: 'Street', position: 'Position',
    source: 'Source', handling: 'Handling', outcome: 'Outcome', actor: 'Handled by', description: 'Notes', anyCategory: 'Any category', anyCode: 'Any event', anyDistrict: 'Any district',
    anySource: 'Any source', aroundSpot: 'within {n} m of a spot', anywhere: 'Wherever they were', search: 'Number or notes', total: '{n} incidents · {dataset} · {zone}', rows: '{from}–{to} of {total}', failed: 'The incident could not be fetched',
    listFailed: 'The incidents could not be fetched', listWorks: 'The list still works.', openPage: 'Open as a page', onMap: 'Show on map', back: 'Back to the list',
    numberOf: 'Number {code} · {dataset}', timeline: 'What happened', timelineFailed: 'The history could not be fetched', untouched: 'Came with a file or the simulation and was not changed since.', step: { occurred: 'Occurred', recorded: 'Recorded', edited: 'Changed: {fields}', closed: 'Closed' },
    columns: 'Columns', tableMenu: 'Columns and row height', columnsReset: 'As it was', density: { label: 'Row height', airy: 'Roomy', dense: 'Dense' }, nowhere: 'This incident has no position and cannot be put on the map.',
  },
  accounts: {
    username: 'User name', displayName: 'Name', role: 'Role', anyRole: 'Any role', districts: 'Districts led', state: 'State', createdAt: 'Created', search: 'User name or name',
    total: '{n} accounts · Beijing time', active: 'Active', locked: 'Locked', disabled: 'Disabled', failed: 'The accounts could not be fetched', empty: 'No account matches.',
    how: 'Accounts are added, disabled and reset on the server by a command:',
  },
  system: {
    title: 'System', state: 'State', service: 'Service', background: 'Being written', nothing: 'nothing', address: 'Address', addressUnset: 'WUDING_PUBLIC_URL is not set; QR codes carry the address in the browser', ok: '● Well', degraded: '■ The database cannot be reached', ready: 'Accepting requests', waiting: 'Waiting for: {what}', store: 'Store',
    embedded: 'Embedded', postgres: 'PostgreSQL', version: 'Version', now: 'Server time', accepting: 'Ready', failed: 'The state could not be fetched', commands: 'Maintenance', commandsNote: 'run on the server',
    command: { doctor: 'What is wrong and how to mend it', backup: 'Back up the whole store', restore: 'Restore from a backup (stop the server first)', import: 'Import districts, streets, places and incidents' },
    noIncidents: 'This role runs the system and sees neither incidents nor the map.',
  },
  audit: {
    total: '{n} entries · {zone}', seq: 'No.', at: 'Time', actor: 'Actor', action: 'Action', anyAction: 'Any action', entity: 'Record', itemCount: 'Records', hash: 'Chain hash',
    requestId: 'Request', detail: 'Detail', open: 'Open', openEntry: 'Open entry {seq}', entry: 'Entry {seq}', failed: 'The log could not be fetched', empty: 'No entry matches.',
    how: 'Whether the whole chain is intact is checked on the server by a command:',
  },
  home,
  ...shell,
};

export default en;
