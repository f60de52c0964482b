import type { TeamKind } from '@wuding/domain';

/** A kind of team as the files say it. */
export const teamKindWords: Readonly<Record<TeamKind, string>> = { persuasion: '劝导', service: '服务', volunteer: '志愿', publicity: '宣传', enforcement: '执法', shift: '班组' };
