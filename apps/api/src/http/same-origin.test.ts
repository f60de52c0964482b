import { describe, expect, it } from 'vitest';
import { readConfig } from '../config';
import { isSameOrigin } from './same-origin';

const plain = readConfig({});
const behindProxy = readConfig({ WUDING_PUBLIC_URL: 'https://cg.example.gov.cn/' });
const post = (headers: Record<string, string>): Request => new Request('http://127.0.0.1:8787/api/session', { method: 'POST', headers: { host: '127.0.0.1:8787', ...headers } });

describe('which requests may change something', () => {
  it.each([
    ['a page of ours', plain, { origin: 'http://127.0.0.1:8787' }, true],
    ['a program without a browser', plain, {}, true],
    ['a page of another site', plain, { origin: 'https://evil.example' }, false],
    ['another port of this machine', plain, { origin: 'http://127.0.0.1:9999' }, false],
    ['a sandboxed page', plain, { origin: 'null' }, false],
    ['a browser that says the site is another', plain, { 'sec-fetch-site': 'cross-site' }, false],
    ['a sibling host of the same site', plain, { 'sec-fetch-site': 'same-site' }, false],
    ['our public address behind a proxy', behindProxy, { origin: 'https://cg.example.gov.cn' }, true],
    ['the loopback address behind a proxy', behindProxy, { origin: 'http://127.0.0.1:8787' }, false],
  ])('%s: %o', (_who, config, headers, expected) => {
    expect(isSameOrigin(post(headers as Record<string, string>), config)).toBe(expected);
  });

  it('reading is never refused by origin', () => {
    expect(isSameOrigin(new Request('http://127.0.0.1:8787/api/health', { headers: { origin: 'https://evil.example' } }), plain)).toBe(true);
  });
});
