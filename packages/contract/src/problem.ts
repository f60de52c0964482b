import { z } from 'zod';

export * from './problem-table';

/** One field at fault: a JSON pointer into body, query or params, a machine code and a Chinese sentence. */
export const fieldErrorSchema = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** `application/problem+json` (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  requestId: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
