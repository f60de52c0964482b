import { connect } from 'node:net';
import { problemSchema } from '@wuding/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../app';
import { TestClock } from '../testing/context';
import { serveApp } from '../testing/serve-app';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';

let server: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => { server = await serveApp(createApp(await testServices(await testStore(), new TestClock()))); });
afterAll(() => server.close());

/** Everything the server says to these bytes until it hangs up. */
const say = (bytes: string): Promise<string> => new Promise((resolve, reject) => {
  let heard = '';
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
  socket.setEncoding('utf8').on('data', (text: string) => { heard += text; }).on('end', () => resolve(heard)).on('error', reject);
});

/** Sends a body in pieces without saying how long it is, until there is an answer or it is sent. @returns the answer, and how many bytes of the body left */
const pour = (path: string, byteCount: number): Promise<{ heard: string; sentBytes: number }> => new Promise((resolve, reject) => {
  const piece = Buffer.alloc(65_536, ' '), framed = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
  let heard = '', sentBytes = 0;
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`);
    more();
  });
  const done = (): void => resolve({ heard, sentBytes });
  function more(): void {
    if (heard !== '' || socket.destroyed) return;
    if (sentBytes >= byteCount) {
      socket.write('0\r\n\r\n');
      return;
    }
    sentBytes += piece.length;
    if (socket.write(framed)) setImmediate(more);
  }
  socket.setEncoding('utf8').on('drain', more).on('close', done).on('data', (text: string) => {
    heard += text;
    if (heard.includes('}')) socket.destroy();
  });
  // Whoever is hung up on in the middle of sending has the answer already, or never gets one.
  socket.on('error', (error) => (heard === '' ? reject(error) : done()));
});

it.each(['/api/fixes', '/api/osmand'])('100 MB that nobody announced are refused at %s long before they are read', async (path) => {
  const { heard, sentBytes } = await pour(path, 100 * 1024 * 1024), [head = '', body = ''] = heard.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 413 /);
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(body).toContain('"code":"payload-too-large"');
  // 2 MiB are read; what else left lies in the buffers of both ends.
  expect(sentBytes).toBeLessThan(32 * 1024 * 1024);
});

it.each([
  ['an address of 20,000 characters', `GET /api/incidents?q=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'headers-too-large'],
  ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n\r\n', 400, 'unreadable-request'],
] as const)('%s gets a problem like any other', async (_what, bytes, status, code) => {
  const [head = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status, code });
});
