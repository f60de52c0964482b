/** What can go wrong with indicators and reports. */
export const reportProblems = {
  'unknown-indicator': 'There is no such indicator', 'mixed-units': 'The units differ: these cannot be added', 'not-summable': 'Shares and means cannot be added',
  'figure-missing': 'One of the figures was never recorded and is not zero', 'period-not-over': 'The year is not over and cannot be frozen',
  'nothing-to-freeze': 'No record has changed since it was frozen',
};
