import type { Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isServedOverHttps, type Config } from '../config';

/** `__Host-` binds the cookie to this host over https; plain loopback cannot carry that prefix. */
const nameOf = (config: Config): string => (isServedOverHttps(config) ? '__Host-wuding' : 'wuding');

export const readSessionCookie = (c: HonoContext, config: Config): string | undefined => getCookie(c, nameOf(config));

export function writeSessionCookie(c: HonoContext, config: Config, token: string): void {
  setCookie(c, nameOf(config), token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isServedOverHttps(config) });
}

export function clearSessionCookie(c: HonoContext, config: Config): void {
  deleteCookie(c, nameOf(config), { path: '/', secure: isServedOverHttps(config) });
}
