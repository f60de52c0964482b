import type { codeWords } from './codes.zh-CN';

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

export const codeWordsEn: Texts<typeof codeWords> = {
  codes: {
    failed: 'The codes could not be fetched', views: 'What to see', view: { codes: 'Codes', categories: 'Report categories', crosswalks: 'Crosswalk' }, origin: { bureau: 'Editions of the bureau', reference: 'Lists of others', dataset: 'Brought by datasets' },
    since: 'from {from}', between: '{from} until {to}', ever: 'the beginning', open: 'open', always: 'always', undated: 'undated', codeCount: '{n} codes', search: 'Code or name', noCodes: 'No code matches.', noMajor: 'No major class',
    code: 'Code', name: 'Name', verdictTitle: 'Sources', verdict: { agree: 'Two lists agree', 'one-source': 'In one list', disagree: 'Lists differ', local: 'Local' }, extension: 'Extension', noCategory: 'In none', remark: 'Note',
    records: '{name}: {n} records', members: 'Codes', validity: 'Valid', by: 'By', source: { edition: 'Edition', crosswalk: 'Crosswalk' }, noRollUps: "No code counts under a report category yet. Foreign ones can be mapped to the bureau's in the crosswalk.",
    mapTo: 'Map to', work: 'Work on the crosswalk', hasDraft: 'There is an unpublished draft', crosswalkFailed: 'The crosswalk could not be fetched', noEntries: 'Nothing is published yet.', history: 'Published',
    published: 'No. {n} · {time} · {by} · {count} lines', undoes: '(undoes no. {n})', fromCode: 'Code', relationTitle: 'Relation', target: 'Mapped to', relation: { exact: 'same as', narrower: 'part of', broader: 'more than', related: 'akin to' }, categoryTarget: 'Category: {name}',
  },
  mapping: {
    title: 'Crosswalk: {from}', back: 'Back to codes', state: { none: 'Not published yet', published: 'No. {n} is in force' }, draft: 'There is a draft', dirty: 'Changes not saved', only: 'Show', filter: { all: 'All', unmapped: 'Unmapped', mapped: 'Mapped' },
    foreign: 'Foreign category', count: 'Records', mapped: 'Mapped to', selectAll: 'Select all', select: 'Select {name}', chosen: '{n} selected', targets: 'Codes and categories of the bureau', search: 'Find; Enter maps to the first', relation: 'Relation (the foreign one is …)',
    counts: { exact: 'counts there', narrower: 'counts there', broader: 'does not count', related: 'does not count' }, chooseFirst: 'Select one or more categories on the left first.', categories: 'Report categories', assign: 'Map the selected to {name}', remove: 'Remove the line from {from} to {name}',
    suggest: 'Suggested: {name}', why: { 'same-code': 'same code', 'same-name': 'same name' }, adoptAll: 'Take all {n} suggestions', undoStep: 'Undo a step', save: 'Save draft', publish: 'Publish…', undo: 'Undo no. {n}', importCsv: 'Import CSV',
    keys: 'Keyboard: Space selects, ↑↓ move, Enter goes to the search, Enter again maps to the first.', diff: 'What would be published', added: '{n} lines added', removed: '{n} lines removed', nothing: 'The same as what is in force.', note: 'Note (kept with the publication)', confirm: 'Publish', saved: 'Draft saved', done: 'No. {n} is published; figures follow it at once.', undone: 'Undone: no. {n} is in force.',
    notDone: 'Not done.', conflict: 'Somebody else has just changed this crosswalk. Your changes are still on the page; fetching it again loses them.', reload: 'Fetch again', none: 'No category matches.', fileFailed: 'Row {row} cannot be read.', noTargets: 'Nothing matches.',
  },
};
