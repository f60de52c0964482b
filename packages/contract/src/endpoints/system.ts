import { z } from 'zod';
import { endpoint } from '../endpoint';

export const readHealth = endpoint({
  id: 'readHealth', method: 'get', path: '/health', access: 'public', summary: '运行状况',
  response: z.object({
    status: z.enum(['ok', 'degraded']), store: z.enum(['embedded', 'postgres']), version: z.string(), now: z.string(),
    /** The address people and phones reach the server by (QR codes); null = the one they are at. */
    publicUrl: z.string().nullable(),
  }),
});
export const readReadiness = endpoint({
  id: 'readReadiness', method: 'get', path: '/ready', access: 'public', summary: '是否可以接受请求',
  response: z.object({
    ready: z.boolean(), waitingFor: z.array(z.string()),
    /** What is still being written though people can work already. */
    background: z.array(z.string()),
  }),
  problems: ['store-away'],
});

export const accountSchema = z.object({
  id: z.number().int(), username: z.string(), displayName: z.string(), role: z.string(), districtIds: z.array(z.number().int()),
  isDemo: z.boolean(), isLocked: z.boolean(), isDisabled: z.boolean(), createdAt: z.string(),
});
export const auditEntrySchema = z.object({
  seq: z.number().int(), at: z.string(), actorName: z.string(), action: z.string(), entity: z.string(), entityId: z.string().nullable(),
  itemCount: z.number().int(), hash: z.string(), requestId: z.string().nullable(), detail: z.record(z.string(), z.unknown()),
});
