import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@wuding/contract';
import { problemResponse } from './problem-response';

const codes: Readonly<Record<string, ProblemCode>> = { HPE_HEADER_OVERFLOW: 'headers-too-large', ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout' };

/** What never becomes a request (too long an address, no HTTP at all) is answered with a problem too, and the connection closed. */
export function answerUnreadable(server: EventEmitter): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    void write(socket, codes[error.code ?? ''] ?? 'unreadable-request');
  });
}

async function write(socket: Duplex, code: ProblemCode): Promise<void> {
  const answer = problemResponse(code, crypto.randomUUID());
  const body = await answer.text();
  const headers = [...answer.headers, ['content-length', String(Buffer.byteLength(body))], ['connection', 'close']];
  socket.end(`HTTP/1.1 ${answer.status} Refused\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}
