import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode, Output } from './command';

/**
 * While a server holds the embedded store, the CLI hands its command over a local socket and prints what comes back,
 * one JSON line per event. The socket lies in the data directory and is open to its owner only.
 */
export interface ConsoleRequest {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly standardInput: string | null;
}

type ConsoleEvent = { line: string } | { error: string } | { progress: string } | { exit: ExitCode };

/** Socket paths are limited to about 100 bytes by the system; a longer data directory gets one in the temporary folder. */
export function consoleSocketPath(dataDirectory: string): string {
  const path = join(dataDirectory, 'console.sock');
  return Buffer.byteLength(path) < 100 ? path : join(tmpdir(), `wuding-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)}.sock`);
}

/** Starts answering; `run` is the same function the terminal uses. */
export async function serveConsole(path: string, run: (request: ConsoleRequest, out: Output) => Promise<ExitCode>): Promise<Server> {
  rmSync(path, { force: true });
  const server = createServer((incoming, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const send = (event: ConsoleEvent): void => void response.write(`${JSON.stringify(event)}\n`);
      try {
        const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ConsoleRequest;
        send({ exit: await run(request, { line: (line) => send({ line }), error: (error) => send({ error }), progress: (progress) => send({ progress }) }) });
      } catch (error) {
        send({ error: error instanceof Error ? error.message : String(error) });
        send({ exit: 1 });
      }
      response.end();
    })();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  chmodSync(path, 0o600);
  return server;
}

/** Runs a command through a listening server. @returns its exit code, or null when nobody listens */
export function callConsole(path: string, call: ConsoleRequest, out: Output): Promise<ExitCode | null> {
  return new Promise((resolve, reject) => {
    let exit: ExitCode | null = null;
    let pending = '';
    const outgoing = request({ socketPath: path, method: 'POST', path: '/' }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (pending + text).split('\n');
        pending = lines.pop() ?? '';
        for (const line of lines) {
          const event = JSON.parse(line) as ConsoleEvent;
          if ('exit' in event) exit = event.exit;
          else if ('line' in event) out.line(event.line);
          else if ('error' in event) out.error(event.error);
          else out.progress(event.progress);
        }
      });
      response.on('end', () => resolve(exit ?? 1));
      response.on('error', reject);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)));
    outgoing.end(JSON.stringify(call));
  });
}
