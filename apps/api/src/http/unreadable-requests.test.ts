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

it.each([
  ['an address of 20,000 characters', `GET /api/incidents?q=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'headers-too-large'],
  ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n\r\n', 400, 'unreadable-request'],
] as const)('%s gets a problem like any other', async (_what, bytes, status, code) => {
  const [head = '', body = ''] = (await say(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status, code });
});
