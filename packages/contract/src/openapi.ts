import { z } from 'zod';
import type { EndpointShape } from './endpoint';
import { endpoints } from './endpoints';
import { problemSchema, problemTable, type ProblemCode } from './problem';

type Json = Record<string, unknown>;

/** Codes an endpoint may answer besides its own list, by what it is. */
export function commonProblems(shape: EndpointShape): ProblemCode[] {
  return [
    ...(shape.params ?? shape.query ?? shape.body ? (['invalid-request'] as const) : []),
    ...(shape.body ? (['malformed-json', 'unsupported-media-type', 'payload-too-large'] as const) : []),
    ...(shape.method === 'get' ? [] : (['cross-origin'] as const)),
    ...(shape.access === 'public' ? [] : shape.access === 'session.own' ? (['not-signed-in', 'not-allowed'] as const) : (['not-signed-in', 'not-allowed', 'second-factor-missing'] as const)),
    'store-busy', 'store-away', 'statement-timeout', 'unexpected',
  ];
}

/** The whole contract as an OpenAPI 3.1 document; zod's JSON Schema dialect is the one 3.1 uses. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const shape of Object.values(endpoints) as EndpointShape[]) {
    const path = `/api${shape.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[shape.method] = operation(shape);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Wuding 五定', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wuding' } },
    },
  };
}

function operation(shape: EndpointShape): Json {
  return {
    operationId: shape.id,
    summary: shape.summary,
    'x-permission': shape.access,
    ...(shape.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...parameters(shape.params, 'path'), ...parameters(shape.query, 'query'), ...headerParameters(shape)],
    ...(shape.body ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(shape.body, 'input') } } } } : {}),
    responses: { [shape.status ?? 200]: success(shape), ...problems(shape) },
  };
}

function success(shape: EndpointShape): Json {
  if (shape.status === 204) return { description: '完成' };
  const media = (shape.media ?? 'application/octet-stream').split(', ');
  const content = shape.response ? { 'application/json': { schema: jsonSchema(shape.response, 'output') } } : Object.fromEntries(media.map((one) => [one, {}]));
  return { description: shape.summary, content };
}

function problems(shape: EndpointShape): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set([...commonProblems(shape), ...(shape.problems ?? [])])) {
    const { status } = problemTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [
    status,
    { description: codes.map((code) => `${code} ${problemTable[code].title}`).join('；'), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  ]));
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: property }));
}

function headerParameters(shape: EndpointShape): Json[] {
  return [
    ...(shape.idempotent ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } }] : []),
    ...(shape.versioned ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }] : []),
  ];
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}
