/** The frame: search, shortcuts, links. */
const shell = {
  search: {
    label: 'Search districts, streets, places or an incident number', placeholder: 'Search', results: 'Search results', recent: 'Recent', looking: 'Looking…', none: 'Nothing is named or sounds like “{text}”, and no incident has that number.',
    kind: { district: 'District', street: 'Street', place: 'Place', incident: 'Incident' },
  },
  shortcut: {
    title: 'Keyboard shortcuts', search: 'Search places, streets, incident numbers', help: 'Open this sheet', close: 'Close the topmost layer; the focus goes back', skip: 'Walk between the parts of a page; the first stop is “Skip to content”', walk: 'Walk in lists, tables and menus',
    ends: 'To the beginning or end of a list', brush: 'Move an end of the time range by a day', open: 'Open the current item',
  },
  clock: { ahead: 'Your clock is {span} fast', behind: 'Your clock is {span} slow', note: 'Times on the pages are the server’s; please set the clock of this device.', minutes: '{n} min', hours: '{n} h', days: '{n} d' },
  link: { newer: 'This link comes from a newer version: what could be read has been opened.', understood: 'Understood', tooLong: 'The link is longer than 2,000 characters: use fewer filters' },
};

export default shell;
