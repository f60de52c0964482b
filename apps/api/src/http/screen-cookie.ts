import type { Context as HonoContext } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { screenTermDays } from '@wuding/domain';
import { isServedOverHttps, type Config } from '../config';

/** Beside the session's: a person may be signed in at the browser of a screen. */
const nameOf = (config: Config): string => (isServedOverHttps(config) ? '__Host-wuding-screen' : 'wuding-screen');

export const readScreenCookie = (c: HonoContext, config: Config): string | undefined => getCookie(c, nameOf(config));

/** It outlives restarts of the browser: a wall is never signed in by hand again while its right stands. */
export function writeScreenCookie(c: HonoContext, config: Config, token: string): void {
  setCookie(c, nameOf(config), token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: isServedOverHttps(config), maxAge: screenTermDays.most * 86_400 });
}
