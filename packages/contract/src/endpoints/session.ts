import { z } from 'zod';
import { roles } from '@wuding/domain';
import { endpoint } from '../endpoint';

export const sessionSchema = z.object({
  accountId: z.number().int(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  /** A demonstration account: the account menu says so. */
  isDemo: z.boolean(),
  districtIds: z.array(z.number().int()),
  permissions: z.array(z.string()),
  expiresAt: z.string(),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const createSession = endpoint({
  id: 'createSession', method: 'post', path: '/session', access: 'public', summary: '登录', status: 201,
  body: z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(200), totp: z.string().max(8).optional() }),
  response: sessionSchema,
  problems: ['wrong-credentials', 'account-locked', 'account-disabled', 'cross-origin', 'too-many-requests'],
});
export const readSession = endpoint({ id: 'readSession', method: 'get', path: '/session', access: 'session.own', summary: '当前登录', response: sessionSchema });
export const deleteSession = endpoint({ id: 'deleteSession', method: 'delete', path: '/session', access: 'session.own', summary: '退出', status: 204 });
