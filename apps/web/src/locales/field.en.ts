const field = {
  title: 'Check in', home: 'Back to today',
  outbox: { waiting: '{n} to send', refused: '{n} refused', empty: 'All sent', title: 'Check-ins of this phone', sendNow: 'Send now', sending: 'Sending', notLasting: 'This browser keeps no data: do not close the page before all is sent.', none: 'No check-ins today yet.', putAway: 'Got it, remove', state: { waiting: 'To send', refused: 'Refused', received: 'Received' } },
  offline: 'No network: check in as usual, it is sent once you are connected.', kept: ' These are the shifts fetched last time.', failed: 'Your shifts could not be fetched', clock: { ahead: 'This phone’s clock is {span} fast; times are put right by the server and marked.', behind: 'This phone’s clock is {span} slow; times are put right by the server and marked.' },
  newBuild: 'There is a newer version.', reload: 'Reload',
  noPerson: 'Your account is not linked to a person yet. Ask your district leader to link it in the register of people.', noDuty: 'You have no shift today.',
  off: {
    noNext: 'Your next shift is not published yet.', contacts: 'Whom to ask', contact: { leader: 'District leader', escalation: 'Reports to' }, call: 'Call {phone}', week: 'Seven days {from} to {until}', noShifts: 'You had no shift in these seven days.', shifts: 'Shifts', late: 'Late', absent: 'Absent', onPost: 'Time on post',
    percent: '{n}%', notKnown: 'unknown', basis: 'On post {onPost} of {scheduled} hours due', unknown: '; another {n} hours unknown, not counted',
  }, noDutyHere: 'You are not on a shift at this post.', allMine: 'All my shifts', wrongPost: 'From the code at the post',
  map: 'The post and where you are', me: 'Me', mapFailed: 'The map did not load; checking in works all the same.',
  locating: 'Finding your position…', readings: '{n} readings, the best one counts', denied: 'Location is not allowed: allow it in the browser’s settings, or check in with a photo', unavailable: 'No position: try in the open, or check in with a photo', again: 'Try again',
  distance: 'To the post', accuracy: 'Accuracy', untilStart: 'Starts in', since: 'On duty', lateBy: 'Late by', overSince: 'Over for', metres: 'm', kilometres: 'km', minutes: 'min', hours: 'h',
  verdict: {
    inside: 'Within {radius} m: you can check in', outside: 'Outside the {radius} m of the post: it will be kept as elsewhere and does not count as arrived', weak: 'The position is too weak (error above 100 m): check in with a photo and a reason', none: 'No position: check in with a photo and a reason', waiting: 'You can check in from {time}',
  },
  step: { in: 'Check in', back: 'Check in again', out: 'Check out', 'out-early': 'Check out', photo: 'Check in with photo', wait: 'Not yet', over: 'This shift is over' },
  done: { in: 'Checked in', out: 'Checked out', prompt: 'Answered', confirmed: 'Confirmed', absent: 'Reason given', waiting: 'Kept, to be sent' },
  byPhoto: 'With a photo', away: 'Not at the post: say why', leaveAway: 'Leaving for a while: say why',
  together: { title: 'Colleagues checking in on this phone', note: 'Only for people without a phone; it is marked “shared phone”.' },
  checklist: 'List of the post', checklistCount: '{n}/{of}', checklistLater: 'Can be ticked after checking in.', ticked: 'Done', unticked: 'Taken back', undone: '{n} lines of the list are not ticked', next: 'Next shift', companions: 'with {names}', in: 'in {text}', today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday',
  prompt: { title: 'Are you at your post?', titleOther: 'Is {name} at the post?', by: 'Answer by {time}, {n} min left', answer: 'Yes, answer' },
  sheet: {
    photoTitle: 'Photo and reason', absentTitle: 'Not at the post', earlyTitle: 'Checking out now counts as leaving early', earlyText: '{text} left until the end.', photoWhy: 'The position does not show that you are there. Photo and reason go to your district leader and are marked.', absentWhy: 'The post counts as vacant or left, and your leader is told to send relief. You can check in again when you are there.',
    reason: 'Reason', reasonMissing: 'Say why', photo: 'Take a photo of the place', retake: 'Take again', photoMissing: 'Take a photo', photoBad: 'This picture cannot be read: take another', photoAlt: 'Photo of the place', send: 'Submit', sendEarly: 'Check out anyway', busy: 'Working',
    quick: { photo: { 0: 'Position drifts, I am at the post', 1: 'Indoors or under a roof, no signal', 2: 'The phone’s receiver is broken' }, absent: { 0: 'Unwell', 1: 'Called away', 2: 'Broke down on the way' } },
  },
} as const;

export const fieldWords = {
  field,
  dutyState: { 'not-due': 'Not due', awaited: 'Awaited', 'on-post': 'On post', late: 'Late', vacant: 'Vacant', away: 'Away', 'left-early': 'Left early', relieved: 'Relieved', 'no-signal': 'No signal', completed: 'Completed' },
  checkInKind: { in: 'Check-in', out: 'Check-out', prompt: 'Answer', confirmed: 'Confirmed', absent: 'Absent' },
} as const;
