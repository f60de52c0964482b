import { createHash } from 'node:crypto';
import { accept } from '@wuding/domain';
import { Binary, Lasting, type Routes } from '../http/handler';
import { brushEvents } from '../usecases/slice/brush-events';
import { sliceEvents } from '../usecases/slice/slice-events';

export const sliceRoutes: Routes<'sliceEvents' | 'brushEvents'> = {
  sliceEvents: async ({ ctx, services, body }) => {
    const answer = await sliceEvents({ ctx, input: { request: body, cubes: services.cubes } });
    return answer.ok ? accept(new Lasting(answer.value)) : answer;
  },
  brushEvents: async ({ ctx, services, body }) => {
    const bytes = await brushEvents({ ctx, input: { request: body, cubes: services.cubes } });
    if (!bytes.ok) return bytes;
    const etag = `"${createHash('sha256').update(bytes.value).digest('base64url')}"`;
    return accept(new Binary(() => bytes.value, 'application/octet-stream', { etag, cacheControl: 'private, no-store' }));
  },
};
