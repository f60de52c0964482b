import type { Context as HonoContext } from 'hono';
import type { ExportFile } from '../export/export-file';
import { logError } from '../log';
import type { RequestVariables } from './mount';

/**
 * A list as a download, sent as it is made: the next piece is made when the one before has gone, and none once the
 * reader has left. What fails on the way cuts the answer off, which a browser reports as a failed download; the log says why.
 */
export function answerExport(c: HonoContext<RequestVariables>, { name, media, rowCount, pieces }: ExportFile): Response {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      } catch (error) {
        logError(error, c.get('requestId'), c.req.method, c.req.path);
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  }, { highWaterMark: 1 });
  return c.body(body, 200, {
    'content-type': media, 'cache-control': 'no-store', 'x-row-count': String(rowCount),
    'content-disposition': `attachment; filename="export.${name.split('.').at(-1)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
