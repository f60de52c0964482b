/** People, teams, vehicles, working-time schemes. */
export const peopleWordsEn = {
  personKind: { staff: 'Staff', auxiliary: 'Auxiliary' },
  teamKind: { persuasion: 'Persuasion', service: 'Service', volunteer: 'Volunteer', publicity: 'Publicity', enforcement: 'Enforcement', shift: 'Shift' },
  leaveKind: { annual: 'Annual leave', sick: 'Sick leave', personal: 'Personal leave', training: 'Training', compensatory: 'Compensatory leave', other: 'Other leave' },
  certificateState: { valid: 'Valid', expiring: 'Expires soon', expired: 'Expired', 'not-yet': 'Not yet valid' },
  person: {
    one: 'Person', total: '{n} in service · {certified} certified, {soon} of them expire within 90 days · {away} on leave today · {dataset}', filters: 'Filter people', search: 'Name or code', tabLabel: 'What to show', tab: { people: 'People', teams: 'Teams', vehicles: 'Vehicles', schemes: 'Working time' },
    anyKind: 'All kinds', anyTeam: 'All teams', anyCertificate: 'Certified or not', serving: 'In service', left: 'Left', service: 'In service or left', code: 'Code', name: 'Name', kind: 'Kind', certificate: 'Certificate', team: 'Team', today: 'Today', skills: 'Skills', phone: 'Phone',
    certified: 'Certified', uncertified: 'None', until: 'until {day}', fromDay: 'from {day}', from: '{from}–{to} of {total}', listFailed: 'The list of people could not be had', staffFailed: 'Teams and schemes could not be had', empty: 'Nobody matches the filter.', none: 'Nobody has been entered yet.', all: 'Show everybody', failed: 'This person could not be had',
    new: 'Enter a person', edit: 'Edit', codeMissing: 'Give a code', nameMissing: 'Give a name', phoneNew: 'New phone (empty = unchanged)', phoneInvalid: 'Digits, spaces, + and - only', skillsHow: 'Skills (separated by commas)', joinedOn: 'Joined on', leftOn: 'Left on', conflict: 'Somebody has just edited this; the newest is here, please edit again.',
    auxiliaryMay: 'may advise and record, not penalise', hours: 'Hours', standardHours: 'Standard hours', schemeHours: 'Comprehensive, {number}, until {until}', account: 'Account', noAccount: 'None', hasAccount: 'Has one',
    unmask: 'Show the whole phone', mask: 'Hide it', unmaskWhy: 'Why (kept in the log)', unmaskSure: 'Show', notUnmasked: 'The phone could not be had.', certificates: 'Enforcement certificates', noCertificates: 'None on record: may not penalise, does not count as certified.', removeCertificate: 'Cancel', removeSure: 'Really cancel {what}',
    addCertificate: 'Add a certificate', certificateNumber: 'Number', certificateMissing: 'Give the number', validFrom: 'Valid from', validUntil: 'Valid until', leave: 'Leave', noLeave: 'No leave on record.', removeLeave: 'Take back', leaveTaken: 'Leave of {days} taken back', putBack: 'Put it back', affected: '{n} planned shifts fall on this leave: replace before publishing.',
    leaveKindLabel: 'Kind', leaveFrom: 'From (incl.)', leaveUntil: 'Until (incl.)', leaveInvalid: 'Give both dates, the end not before the start.', note: 'Note', addLeave: 'Record leave', letGo: 'Leaves', letGoSure: '“{name}” leaves from today and is rostered no more? The record stays.', stillPlanned: '“{name}” still has planned shifts. Leave and set them free?', releaseAll: 'Leave and free the shifts',
  },
  vehicleState: { there: 'Available', away: 'Away', retired: 'Retired' },
  team: {
    new: 'New team', search: 'Team or member', anyKind: 'All kinds', from: '{from}–{to} of {total}', listFailed: 'The list of teams could not be had', empty: 'No team matches the filter.', all: 'Show all teams', name: 'Team', kind: 'Kind', count: 'People', members: 'Members', none: 'No teams yet. The party members’ teams are of five kinds: persuasion, service, volunteer, publicity, enforcement.',
  },
  vehicle: {
    new: 'Enter a vehicle', search: 'Plate or name', anyState: 'Any state', from: '{from}–{to} of {total}', listFailed: 'The list of vehicles could not be had', empty: 'No vehicle matches the filter.', all: 'Show all vehicles', removeAway: 'Take back', over: '{n} before', serve: 'Back in service', awayTaken: 'Away time of {plate} on {days} taken back', plate: 'Plate', name: 'Name', seats: 'Seats', state: 'Now', absences: 'Away', plateMissing: 'Give the plate', seatsInvalid: 'A whole number from 1 to 60', retired: 'Retired {day}', away: 'Away', there: 'Available', addAway: 'Away…', retire: 'Retire',
    retiredOn: 'Retires on', none: 'No vehicles yet.', ask: { away: 'On which days can {plate} not be had?', retire: 'From which day does {plate} retire?' },
  },
  scheme: { what: 'Whom an approved comprehensive working-time scheme covers is not held to 3 h overtime a day, 36 h a month and one rest day a week.', new: 'Enter an approval', number: 'Approval number', by: 'Approved by', covers: 'Covers', everybody: 'Everybody', none: 'No scheme: standard hours hold.', missing: 'Fill this in' },
};
