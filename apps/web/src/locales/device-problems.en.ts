/** What can go wrong with tracking devices and their fixes. */
export const deviceProblems = {
  'device-unknown': 'No such device, or the token is wrong', 'device-revoked': 'The device has been revoked', 'device-name-invalid': 'A device name has 1 to 64 characters',
  'device-binding-unknown': 'No such person, team or vehicle', 'window-too-long': 'The period is too long',
  'windows-differ-in-length': 'The two periods differ in length', 'requirement-hours-invalid': 'Hours or season are wrong', 'requirement-backdated': 'Rules cannot begin on a past day', 'area-missing': 'Draw an area or choose a district',
};
