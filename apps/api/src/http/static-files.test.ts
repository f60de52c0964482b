import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { StaticFiles } from './static-files';

const folder = mkdtempSync(join(tmpdir(), 'wuding-static-'));
mkdirSync(join(folder, 'web/assets'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'web/index.html'), '<!doctype html>');
writeFileSync(join(folder, 'web/assets/app-1.js'), 'console.log(1)');
const files = new StaticFiles(join(folder, 'web'));
const get = (path: string, headers: Record<string, string> = {}) => files.respond(path, new Request(`http://x${path}`, { headers }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the files of the web app', () => {
  it('are served with their media type, hashed assets for ever, pages checked each time', async () => {
    expect(get('/index.html')?.headers.get('cache-control')).toBe('no-cache');
    const asset = get('/assets/app-1.js');
    expect(asset?.headers.get('cache-control')).toContain('immutable');
    expect(asset?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await asset?.text()).toBe('console.log(1)');
  });

  it('are compressed for clients that take it', async () => {
    const answer = get('/assets/app-1.js', { 'accept-encoding': 'gzip, br' });
    expect(answer?.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await (answer as Response).arrayBuffer())).toString()).toBe('console.log(1)');
  });

  it('are not sent again to a client that has them', () => {
    const etag = get('/index.html')?.headers.get('etag') ?? '';
    expect(get('/index.html', { 'if-none-match': etag })?.status).toBe(304);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '//etc/passwd', '/nothing.js'])('do not include %s', (path) => {
    expect(files.respond(path, new Request('http://x/'))).toBeUndefined();
  });
});
