import type { Messages } from './zh-CN';

/** Words of the yearly figures. */
export const reports: Messages['reports'] = {
  title: 'Figures of {year}', year: 'Year', note: '{dataset} · {zone} · code set {codeSet}', running: 'The year is running: counts are “at least”', failed: 'The yearly figures could not be fetched', stillWorks: 'Other pages still work.',
  heading: {
    organisation: 'Organisation', powers: 'Powers', street: 'Street order', sites: 'Sites', signs: 'Signs', frontage: 'Frontage', filings: 'Filings', permits: 'Permits', complaints: 'Complaints',
    enforcement: 'Enforcement', team: 'Team', system: 'Also counted here',
  },
  match: { agrees: 'Agrees', differs: 'Differs', 'no-record': 'Unchecked' },
  suppressed: { 'no-records': 'Nothing was recorded in this period', 'codes-missing': 'The code set has no such code', 'sample-too-small': 'Too few for a share' },
  select: 'Select “{item}” to add', item: 'Item', published: 'Document', computed: 'Counted here', check: 'Check', definition: 'Definition',
  define: 'Definition of “{item}”', openRecords: 'Records behind “{item}”', noRegister: 'No register yet', notPrinted: 'Not printed', legend: 'Agrees, differs: document against records. Unchecked: only one side has a figure; that is not zero',
  agreed: 'Figures that agree', agreedUnit: 'items', agreedNote: 'of {all} that can be checked; {rest} unchecked', of: '{part} ÷ {whole}', days: '{n} times ÷ {days} days', noValue: 'No value',
  checks: 'Derived checks', checksNote: 'From the figures of the table', basis: { rows: 'records', document: 'document, unchecked', none: 'no figure' }, caution: 'Note', operand: '{item} ({basis})',
  sum: { title: 'Sum', hint: 'Tick items of the table to see whether they can be added', selected: '{n} selected', clear: 'Clear', unchecked: 'Includes unchecked figures of the document', units: 'Units: {units}' },
  freeze: {
    title: 'Freeze', live: 'Not frozen: figures follow the records.', button: 'Freeze', again: 'Freeze another edition', ask: 'The figures of {year} are kept with the numbers of the records behind them. When a record changes later, this edition stays and the difference is listed.', confirm: 'Freeze now', failed: 'Not frozen.',
    edition: 'Edition {n}', by: 'Frozen by {name} at {time}', byConsole: 'Frozen at {time}', hash: 'Hash {hash}', none: 'No record has changed since.', changed: 'Records behind {n} figures have changed since:',
    line: '{item}: frozen {frozen}, now {now}, {n} records differ', kind: { added: 'added', removed: 'removed', changed: 'changed' }, moreRecords: '{n} more',
  },
  print: 'Print', numerator: 'Numerator', denominator: 'Denominator', sample: 'Rests on', source: 'Source', unit: 'Unit', byDistrict: 'By district', noDistrict: 'In no district or without position', reason: 'Why there is no value', definitionFailed: 'The definition could not be fetched',
  records: { title: 'Records behind {item}', total: '{n} records · {year} · {zone}', year: '{n}', allYears: 'all years', back: 'Back to the yearly figures', failed: 'The records could not be fetched', empty: 'There are no such records.', numerator: 'Counted', denominator: 'Due (denominator)', part: 'Which records' },
};
