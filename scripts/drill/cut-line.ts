import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut and mended: a browser that goes through it sees the network go and come back. */
export interface CutLine {
  /** Address to go through. */
  readonly url: string;
  /** Everything open ends at once, and nothing new is let through. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** @param target address of the server; asked anew with every connection, since a restarted server may be at another */
export async function cutLine(target: () => string): Promise<CutLine> {
  const open = new Set<Socket>();
  let isCut = false;
  const line = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const { hostname, port } = new URL(target()), far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy()).on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const end = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true;
      end();
    },
    mend: () => { isCut = false; },
    close: () => {
      end();
      line.close();
    },
  };
}
