/** What can go wrong with people, posts, rosters and check-ins. */
export const dutyProblems = {
  'unknown-account': 'No such account', 'unknown-post': 'No such post', 'unknown-person': 'No such person', 'unknown-vehicle': 'No such vehicle', 'unknown-shift': 'No such shift',
  'unknown-stop': 'The beat has a spot or street segment that does not exist', 'person-on-duty': 'This person is still on the roster',
  'post-incomplete': 'One of the five parts is missing: it cannot be published', 'post-state-unreachable': 'The post cannot go from its state to that one',
  'post-closed': 'The post is closed and cannot be changed', 'shift-ends-before-it-begins': 'The shift ends no later than it begins',
  'calendar-missing': 'The holiday calendar does not cover the date', 'week-invalid': 'There is no such week', 'roster-conflict': 'The roster has conflicts: not saved',
  'reason-required': 'This assignment needs a reason', 'nothing-to-undo': 'There is no step to undo or redo', 'import-refused': 'The file cannot be imported', 'preview-outdated': 'Records changed after the preview: look again',
  'import-changed-since': 'Records were changed or used since the import: it cannot be taken back whole',
  'person-not-on-shift': 'This person is not on the shift',
  'check-in-needs-photo': 'The position is not reliable: add a photo and a reason', 'records-elsewhere': 'This figure counts duties: see /api/duty/records', 'absence-needs-reason': 'Say why you are not at the post',
  'not-on-checklist': 'The list of the post has no such line',
  'check-in-out-of-time': 'Not within the time of the shift',
  'not-checked-in': 'Not checked in yet', 'nobody-to-ask': 'This person is not on post with a phone now', 'prompt-open': 'The last prompt may still be answered', 'prompt-expired': 'The prompt has expired or was answered', 'photo-invalid': 'The photo is no JPEG or larger than 400 kB',
} as const;
