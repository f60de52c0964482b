import { z } from 'zod';
import { roles } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { page, paging } from '../parameters';
import { accountSchema, auditEntrySchema } from './system';

export const listAccounts = endpoint({
  id: 'listAccounts', method: 'get', path: '/accounts', access: 'account.read', summary: '账号清单',
  query: z.object({ ...paging, role: z.enum(roles).optional(), q: z.string().max(64).optional(), sort: z.enum(['username', '-username']).default('username') }),
  response: page(accountSchema), problems: ['cursor-invalid'],
});
export const listAuditEntries = endpoint({
  id: 'listAuditEntries', method: 'get', path: '/audit', access: 'audit.read', summary: '审计日志',
  query: z.object({ ...paging, action: z.string().max(64).optional(), actor: z.string().max(64).optional(), sort: z.enum(['-seq', 'seq']).default('-seq') }),
  response: page(auditEntrySchema), problems: ['cursor-invalid'],
});
