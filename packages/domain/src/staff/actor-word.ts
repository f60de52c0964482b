import type { Role } from './role';

/** What a reader may know about who recorded something: the kind of post, never the person. */
const words: Readonly<Record<Role, string>> = {
  director: '局领导', command: '指挥中心', 'district-leader': '片区长', officer: '执法人员', auxiliary: '辅助人员',
  analyst: '分析员', sysadmin: '系统管理员', secadmin: '安全管理员', auditor: '审计员',
};

export const actorWord = (role: Role): string => words[role];
