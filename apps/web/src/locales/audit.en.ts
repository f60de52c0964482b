/** The log: names of actions and records. A dot in the key is written as a hyphen. */
export const auditWordsEn = {
  auditAction: {
    create: 'Create', edit: 'Edit', delete: 'Delete', withdraw: 'Withdraw', restore: 'Restore', import: 'Import', export: 'Export', seed: 'Write simulated data', backup: 'Back up', unmask: 'See in full', freeze: 'Freeze',
    redraw: 'Redraw', 'withdraw-redraw': 'Withdraw a redraw', 'assign-leader': 'Assign a leader', plan: 'Plan', draft: 'Draft', publish: 'Publish', undo: 'Undo', redo: 'Redo', 'make-shifts': 'Make shifts', relieve: 'Relieve', state: 'Change state', away: 'Report away', watch: 'Watch the posts', 'clear-check': 'Nothing found here', acknowledge: 'Acknowledge an alarm', attend: 'Attend to alarms', note: 'Note', give: 'Hand over', accept: 'Take over', dispatch: 'Dispatch', accepted: 'Accept a task', arrived: 'Arrive', done: 'Done', declined: 'Decline a task', cancel: 'Take back',
    certify: 'Register a certificate', decertify: 'Cancel a certificate', 'leave-service': 'Leave the service', 'incident-record': 'Record an incident', 'session-create': 'Sign in', 'session-end': 'Sign out', 'session-refuse': 'Sign-in refused',
    'second-factor-begin': 'Begin two-step sign-in', 'second-factor-confirm': 'Set up two-step sign-in', 'second-factor-policy': 'Change the two-step rule', 'account-add': 'Add an account', 'account-disable': 'Disable an account', 'account-enable': 'Enable an account', 'account-lock': 'Lock an account',
    'account-reset-password': 'Reset a password', 'account-reset-second-factor': 'Reset two-step sign-in', 'account-assign-district': 'Assign a district', 'account-seed-demo': 'Make demo accounts', 'screen-pair': 'Pair a screen', 'screen-edit': 'Edit a screen', 'screen-revoke': 'Revoke a screen', 'screen-restore': 'Restore a screen', 'screen-command': 'Steer a screen', 'screen-plan': 'Arrange scenes',
    back: 'Back at the post', ask: 'Prompt', decide: 'Decide the requirement', 'bind-demo': 'Bind a demo account', 'device-add': 'Add a device', 'device-revoke': 'Revoke a device', hold: 'Hold positions', 'lift-hold': 'Lift a hold', 'fix-retain': 'Clear old positions', 'import-retain': 'Clear old imports', 'look-inside': 'Look inside an area', play: 'Replay a track', 'read-timeline': 'Read a timeline', 'view-photo': 'View a photo', 'undo-import': 'Undo an import',
  },
  auditEntity: {
    incident: 'Incident', incidents: 'Incidents', district: 'District', person: 'Person', roster: 'Roster', 'roster-template': 'Roster template', account: 'Account', zone: 'Zone', post: 'Post', place: 'Place', dataset: 'Dataset', 'check-in': 'Check-in', crosswalk: 'Crosswalk',
    'saved-view': 'Saved view', 'map-annotation': 'Map annotation', 'yearly-report': 'Yearly figures', store: 'Store', 'road-segment': 'Road segment', leave: 'Leave', 'duty-alarm': 'Duty alarm', bureau: 'Bureau', 'working-time-scheme': 'Working-time scheme', 'work-calendar': 'Work calendar', visit: 'Passes', vehicle: 'Vehicle', team: 'Team',
    'report-category': 'Report category', 'published-figures': 'Published figures', 'patrol-beat': 'Patrol beat', alarm: 'Alarm', 'alarm-rule': 'Alarm rule', 'alarm-policy': 'Alarm budget', 'alarm-handover': 'Hand-over', task: 'Task', 'code-set': 'Code set', screen: 'screen', 'screen-plan': 'scenes',
    annotation: 'Note', coverage: 'Coverage', device: 'Device', duty: 'Duties', fix: 'Positions', import: 'Import', 'patrol-standard': 'Patrol requirement', staff: 'Staff', track: 'Track',
  },
  auditWatch: { 'duty-watch': 'Attendance check', 'alarm-watch': 'Alarm check' },
};
