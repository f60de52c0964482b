/** Tasks: sending a unit, how far it is, tasks on the phone. */
export const taskWords = {
  tasks: {
    states: { sent: 'Sent', accepted: 'Accepted', arrived: 'Arrived', done: 'Done', declined: 'Cannot go', cancelled: 'Taken back' }, steps: { accepted: 'Accept the task', arrived: 'Arrived', done: 'Done', declined: 'Said why not' },
    say: { accepted: 'Accept', arrived: 'I am there', done: 'Done', declined: 'Cannot go: say why' }, one: 'Task: {title}', waiting: 'to be sent', sentAtBy: 'sent {time}', away: '{n} from you', why: 'Why not', send: 'Say so',
    which: 'Which', open: 'Open', all: 'All', state: 'State', allStates: 'All states', title: 'Task', unit: 'Unit', way: 'By road', wayText: '{n} min · {m} m', unknownWay: 'not known', sent: 'Sent', none: 'No task matches.', noneOpen: 'No task is open.', failed: 'The tasks did not come', district: 'District', allDistricts: 'All districts', showAll: 'Show all',
    dispatch: 'Send a unit', dispatchTitle: 'Send a unit to a place', point: 'Click on the map where to go.', here: '{lng}, {lat}', incident: 'Incident {code}', what: 'What to do', whatHint: 'Who gets it reads this on the phone', certified: 'Certificates', certifieds: { 0: 'any', 1: 'at least 1 certified', 2: '2 certified (penalty)' }, vehicle: 'With a vehicle',
    suitable: 'Can be sent, by road time ({n})', unsuitable: 'Cannot be sent ({n})', noneSuitable: 'No unit can be sent now; the reasons stand below.', reasons: { 'off-duty': 'not on duty now', 'no-fresh-position': 'no position for 10 minutes', tasked: 'has an open task', 'no-vehicle': 'no vehicle', 'not-certified': 'too few certificates', 'no-road': 'no way by road' },
    still: 'Send anyway', sendStill: 'Send anyway: {name}', sendTo: 'Send a unit: {name}', sendFailed: 'Not sent', arrival: { position: 'there by position', word: 'there by word' }, history: 'Every step', by: { desk: 'desk {by}', phone: '{by}, phone', positions: 'by positions' }, step: { sent: 'Sent', accepted: 'Accepted', arrived: 'Arrived', done: 'Done', declined: 'Cannot go', cancelled: 'Taken back' }, distance: '{n} m away', cancelWhy: 'Why it is taken back', cancelDo: 'Take back', simulated: 'simulated position', fromAlarm: 'from an alarm', clockSuspect: 'the phone’s clock is off; the time is corrected', nearestFailed: 'The units did not come', 
  },
};

export const taskProblems = {
  'no-spot-here': 'Not at a spot: within 40 m of one, and sure to 100 m', 'task-place-missing': 'It does not say where to', 'unit-off-duty': 'This unit is not on duty now', 'unit-tasked': 'This unit still has an open task', 'task-over': 'The task is over', 'task-step-taken': 'The task is there already or further',
};
