import { z } from 'zod';
import { roles, secondFactorStates } from '@wuding/domain';
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
  /** `must-enrol`: nothing but setting up a second factor is open to this session. */
  secondFactor: z.enum(secondFactorStates),
  expiresAt: z.string(),
});
export type SessionView = z.infer<typeof sessionSchema>;

export const createSession = endpoint({
  id: 'createSession', method: 'post', path: '/session', access: 'public', summary: '登录', status: 201,
  body: z.object({
    username: z.string().min(1).max(64), password: z.string().min(1).max(200),
    /** Six digits of the authenticator app, or a recovery code. */
    totp: z.string().min(1).max(16).optional(),
  }),
  response: sessionSchema,
  problems: ['wrong-credentials', 'totp-required', 'totp-wrong', 'account-locked', 'account-disabled', 'cross-origin', 'too-many-requests'],
});
export const readSession = endpoint({ id: 'readSession', method: 'get', path: '/session', access: 'session.own', summary: '当前登录', response: sessionSchema });
export const deleteSession = endpoint({ id: 'deleteSession', method: 'delete', path: '/session', access: 'session.own', summary: '退出', status: 204 });

const code = z.object({ code: z.string().min(1).max(16) });
export const beginSecondFactor = endpoint({
  id: 'beginSecondFactor', method: 'post', path: '/session/second-factor', access: 'session.own', summary: '开始设置两步验证：给出密钥（只此一次）', status: 201,
  body: z.object({}), response: z.object({ secret: z.string(), uri: z.string() }), problems: ['already-exists'],
});
export const confirmSecondFactor = endpoint({
  id: 'confirmSecondFactor', method: 'post', path: '/session/second-factor/confirm', access: 'session.own', summary: '用验证码确认两步验证，给出备用码（只此一次）',
  body: code, response: z.object({ recoveryCodes: z.array(z.string()), session: sessionSchema }), problems: ['totp-wrong', 'already-exists', 'not-found'],
});
export const removeSecondFactor = endpoint({
  id: 'removeSecondFactor', method: 'post', path: '/session/second-factor/remove', access: 'session.own', summary: '关闭自己的两步验证',
  body: code, response: sessionSchema, problems: ['totp-wrong', 'second-factor-needed', 'account-locked', 'not-found'],
});
