import { serve, type ServerType } from '@hono/node-server';
import type { createApp } from '../app';
import { answerUnreadable } from '../http/unreadable-requests';

/** The app behind a real socket of this machine, as main.ts puts it there. @returns its address, without a slash at the end */
export async function serveApp(app: ReturnType<typeof createApp>): Promise<{ url: string; close: () => Promise<void> }> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(starting));
    starting.once('error', reject);
    answerUnreadable(starting);
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}
