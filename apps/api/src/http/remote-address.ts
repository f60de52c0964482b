import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HonoContext } from 'hono';
import type { Config } from '../config';

/**
 * Address a request came from. The proxy's X-Forwarded-For counts only when a public address is configured and the
 * connection comes from loopback, where the proxy runs; anybody else could write what they like there.
 */
export function remoteAddress(c: HonoContext, config: Config): string {
  const direct = connectionAddress(c);
  const isLocalProxy = config.publicUrl !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(direct);
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isLocalProxy && forwarded ? forwarded : direct;
}

function connectionAddress(c: HonoContext): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown'; // in-process request without a socket
  }
}
