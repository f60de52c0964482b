import type { Config } from '../config';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: browsers name the page's origin, and it must be ours. Programs without an
 * Origin header are not subject to cross-site forgery, because no browser lends them its cookie.
 */
export function isSameOrigin(request: Request, config: Config): boolean {
  if (safeMethods.has(request.method)) return true;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  if (config.publicUrl !== undefined) return origin === config.publicUrl.origin;
  return new URL(origin).host === request.headers.get('host');
}
