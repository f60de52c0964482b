import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
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

  it('are sent as the build packed them, to whoever takes that, and the packed one is no page of its own', async () => {
    const web = join(folder, 'packed');
    mkdirSync(web);
    writeFileSync(join(web, 'index.html'), '<!doctype html>');
    writeFileSync(join(web, 'app.js'), 'console.log(2)');
    writeFileSync(join(web, 'app.js.br'), brotliCompressSync('console.log(2)'));
    const packed = new StaticFiles(web), ask = (path: string, taken: string) => packed.respond(path, new Request(`http://x${path}`, { headers: { 'accept-encoding': taken } }));
    const answer = ask('/app.js', 'gzip, deflate, br');
    expect([answer?.headers.get('content-encoding'), answer?.headers.get('content-type')]).toEqual(['br', 'text/javascript; charset=utf-8']);
    expect(Buffer.from(await answer!.arrayBuffer())).toEqual(brotliCompressSync('console.log(2)'));
    expect(ask('/app.js', 'gzip')?.headers.get('content-encoding')).toBe('gzip');
    expect(await ask('/app.js', '')?.text()).toBe('console.log(2)');
    expect(ask('/app.js', 'br;q=0, gzip;q=0.5')?.headers.get('content-encoding')).toBe('gzip');
    expect(ask('/app.js.br', '')).toBeUndefined();
  });

  it('are not sent again to a client that has them', () => {
    const etag = get('/index.html')?.headers.get('etag') ?? '';
    expect(get('/index.html', { 'if-none-match': etag })?.status).toBe(304);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '//etc/passwd', '/nothing.js'])('do not include %s', (path) => {
    expect(files.respond(path, new Request('http://x/'))).toBeUndefined();
  });

  it('that are replaced under a running server: a part that is gone is not there, and the newer build is served', async () => {
    const web = join(folder, 'replaced');
    mkdirSync(join(web, 'assets'), { recursive: true });
    writeFileSync(join(web, 'index.html'), '<script src="/assets/app-1.js">');
    for (const name of ['app-1.js', 'page-1.js']) writeFileSync(join(web, 'assets', name), '1');
    const replaced = new StaticFiles(web), ask = (path: string) => replaced.respond(path, new Request(`http://x${path}`));
    expect(await ask('/index.html')?.text()).toContain('app-1');
    rmSync(join(web, 'assets/page-1.js'));
    expect(ask('/assets/page-1.js')).toBeUndefined();
    expect(ask('/assets/page-2.js')).toBeUndefined();
    writeFileSync(join(web, 'assets/page-2.js'), '2');
    rmSync(join(web, 'index.html'));
    expect(ask('/index.html')).toBeUndefined();
    writeFileSync(join(web, 'index.html'), '<script src="/assets/app-22.js">');
    expect(await ask('/assets/page-2.js')?.text()).toBe('2');
    expect(await ask('/index.html')?.text()).toContain('app-22');
    expect(ask('/assets/page-1.js')).toBeUndefined();
  });
});
