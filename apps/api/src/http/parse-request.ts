import type { EndpointShape } from '@wuding/contract';
import { accept, refuse, type Refusal, type Result } from '@wuding/domain';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';

z.config(z.locales.zhCN());

export interface FieldErrors {
  readonly errors: { pointer: string; code: string; detail: string }[];
}

/** Query names every list understands and every record tolerates, so that clients may send them throughout. */
const toleratedQueryNames = ['limit', 'cursor', 'sort', 'dataset'];

/** Parses params, query and body against the endpoint's schemas; every fault is reported, with its pointer. */
export async function parseRequest(
  c: HonoContext,
  shape: EndpointShape,
): Promise<Result<{ params: unknown; query: unknown; body: unknown }, Refusal & { errors?: FieldErrors['errors'] }>> {
  const errors: FieldErrors['errors'] = [];
  const params = collect(shape.params, c.req.param(), errors);
  const query = collect(strict(shape.query, toleratedQueryNames), c.req.query(), errors);
  let body: unknown;
  if (shape.body !== undefined) {
    const read = await readJson(c);
    if (!read.ok) return read;
    body = collect(strict(shape.body, []), read.value, errors);
  }
  if (errors.length > 0) return { ok: false, refusal: { code: 'invalid-request', errors } };
  return accept({ params, query, body });
}

/** A misspelt field must not be ignored: objects refuse names they do not know. */
function strict(schema: z.ZodType | undefined, tolerated: readonly string[]): z.ZodType | undefined {
  if (!(schema instanceof z.ZodObject)) return schema;
  const extra = Object.fromEntries(tolerated.filter((name) => !(name in schema.shape)).map((name) => [name, z.unknown().optional()]));
  return z.strictObject({ ...schema.shape, ...extra });
}

function collect(schema: z.ZodType | undefined, value: unknown, errors: FieldErrors['errors']): unknown {
  if (schema === undefined) return undefined;
  const unstorable = pathsOfNul(value);
  for (const path of unstorable) errors.push({ pointer: toPointer(path), code: 'invalid_characters', detail: '含有不能保存的字符 U+0000' });
  if (unstorable.length > 0) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) errors.push({ pointer: pointerTo(issue), code: issue.code, detail: issue.message });
  return undefined;
}

function pointerTo(issue: z.core.$ZodIssue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return toPointer(path);
}

const toPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where text holds U+0000, which JSON may carry and no PostgreSQL text can. No schema nests deeper than this looks. */
function pathsOfNul(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : [];
  if (typeof value !== 'object' || value === null || path.length > 12) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsOfNul(inner, [...path, key.replaceAll('\0', '')]));
}

async function readJson(c: HonoContext): Promise<Result<unknown>> {
  const media = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (media !== 'application/json') return refuse('unsupported-media-type');
  const text = await c.req.text();
  try {
    return accept(JSON.parse(text));
  } catch {
    return refuse('malformed-json');
  }
}
