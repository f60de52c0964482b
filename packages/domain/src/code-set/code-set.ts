/** Whose list it is: an edition of the bureau, a list of somebody else to compare with, or what an imported dataset brought along. */
export const codeSetOrigins = ['bureau', 'reference', 'dataset'] as const;
export type CodeSetOrigin = (typeof codeSetOrigins)[number];

/** How sure a code is: two independent lists agree, one has it, they differ, or the bureau added it. */
export const codeVerdicts = ['agree', 'one-source', 'disagree', 'local'] as const;
export type CodeVerdict = (typeof codeVerdicts)[number];

/** What a code is to the one it is mapped to: the same, a part of it, more than it, or merely akin. */
export const codeRelations = ['exact', 'narrower', 'broader', 'related'] as const;
export type CodeRelation = (typeof codeRelations)[number];

/** Whether everything recorded under the code belongs to what it is mapped to, so that it may be counted there. */
export const isCounted = (relation: CodeRelation): boolean => relation === 'exact' || relation === 'narrower';

/** The relation in the bureau's words, read from the code mapped. */
export const codeRelationWords: Readonly<Record<CodeRelation, string>> = { exact: '等同', narrower: '属于', broader: '包含', related: '相关' };
