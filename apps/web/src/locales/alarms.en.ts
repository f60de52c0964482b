/** Alarms: the list, severity and limits. */
export const alarmWords = {
  alarms: {
    which: 'Which', open: 'Standing {n}', openOnly: 'Standing', all: 'All', kind: 'Kind', allKinds: 'All kinds', severity: 'Severity', allSeverities: 'All severities', severities: { urgent: 'Urgent', warning: 'Warning', notice: 'Notice' }, district: 'District', allDistricts: 'All districts',
    what: 'Why', raised: 'Raised', lasted: 'For', minutes: '{n} min', hours: '{n} h {m} min', cleared: 'Cleared', acknowledged: 'Dealt with', repeated: 'came back {n}×', none: 'No alarm matches.', noneOpen: 'No alarm is standing.', failed: 'The alarms did not come', showAll: 'Show all',
    links: { post: 'The post', duty: 'The duty', unit: 'On the map', district: 'Coverage there' },
    rules: 'Severity and limits', rulesNote: 'Changes hold at once and are in the audit log. Limits of alarms of persons follow the rules of attendance; only their severity is set here.', limit: 'Beyond (minutes)', limitHint: '{least}–{most}, usually {usual}; source: {source}', on: 'On', save: 'Save', addDistrict: 'A limit for one district', saveFailed: 'Not saved',
    note: 'Looked at every half minute by the server’s clock. One alarm per subject and kind; what comes back within ten minutes is the same one.',
  },
};

export const alarmProblems = {
  'limit-out-of-range': 'The limit is out of the allowed range', 'alarm-acknowledged': 'Somebody has this alarm already', 'handover-waiting': 'Another hand-over waits to be accepted',
  'handover-settled': 'This hand-over was accepted or taken back', 'handover-own': 'A hand-over is accepted by the next officer, not by who wrote it',
};
