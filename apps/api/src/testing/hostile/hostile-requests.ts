import { Dice } from './dice';
import { hostileTexts } from './hostile-values';
import { SchemaValues, type JsonSchema, type KnownValues, type Temper } from './schema-values';

export interface HostileRequest {
  readonly operation: string;
  readonly method: string;
  /** Path and query, beginning with /api. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly required: boolean; readonly schema: JsonSchema }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
}

/** Signing in is slow on purpose, and signing out would end the sessions the others need: both seldom. */
const seldom = new Set(['createSession', 'deleteSession']);

/**
 * Requests made from an OpenAPI document: valid ones, ones at the edges of their schemas, and ones no client would send;
 * the same for the same seed, without end.
 * @param cookies of signed-in people, one for each role that is to be tried
 */
export function* hostileRequests({ document, seed, known, cookies }: {
  document: Record<string, unknown>; seed: number; known: KnownValues; cookies: readonly string[];
}): Generator<HostileRequest> {
  const dice = new Dice(seed);
  const values = new SchemaValues(dice, known);
  const operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));
  for (;;) {
    const { path, method, operation } = dice.pick(operations);
    if (seldom.has(operation.operationId) && !dice.isUnder(0.1)) continue;
    values.renew();
    const temper = dice.pick<Temper>(['valid', 'valid', 'valid', 'boundary', 'boundary', 'hostile']);
    yield {
      operation: operation.operationId, method: dice.isUnder(0.02) ? dice.pick(['PUT', 'DELETE', 'PATCH', 'POST', 'HEAD', 'OPTIONS']) : method,
      path: fill(path, operation, { dice, values, temper }), headers: headersFor(operation, { dice, values, temper, cookies }),
      body: bodyFor(operation, { dice, values, temper }),
    };
  }
}

interface Making { readonly dice: Dice; readonly values: SchemaValues; readonly temper: Temper }

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 3_000);
/** Lone surrogates have no UTF-8, so no URL can carry them. */
const encoded = (value: unknown): string => encodeURIComponent(asText(value).replaceAll(/[\ud800-\udfff]/g, '�'));

function fill(path: string, { parameters }: Operation, { dice, values, temper }: Making): string {
  const make = ({ name, schema }: Operation['parameters'][number]) => values.value(schema, name, values.temper(temper));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.name === name && candidate.in === 'path');
    if (dice.isUnder(0.02)) return dice.pick(['%', '%ff', '%00', '..', '%2e%2e%2f', '', ';', '%c0%af']);
    return parameter === undefined ? name : encoded(make(parameter));
  });
  const query = parameters.filter((parameter) => parameter.in === 'query' && (parameter.required ? temper === 'valid' || dice.isUnder(0.9) : dice.isUnder(0.35)))
    .map((parameter) => `${parameter.name}=${encoded(make(parameter))}`);
  if (temper !== 'valid' && dice.isUnder(0.15)) query.push(dice.pick(['__proto__=1', 'limit=1&limit=2', '%', '=', '&&&', `q=${encoded(dice.pick(hostileTexts))}`, `${'a=1&'.repeat(300)}`]));
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function headersFor({ operationId, parameters }: Operation, { dice, temper, cookies }: Making & { cookies: readonly string[] }): Record<string, string> {
  const has = (name: string) => parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);
  const headers: Record<string, string> = {};
  if (operationId !== 'deleteSession' && dice.isUnder(0.93)) headers['cookie'] = dice.pick(cookies);
  else if (dice.isUnder(0.5)) headers['cookie'] = dice.pick(['wuding=', 'wuding=forged', `wuding=${'A'.repeat(43)}`, `wuding=' or 1=1`, 'wuding=%00', 'x'.repeat(4_000)]);
  if (has('If-Match') || dice.isUnder(0.02)) headers['if-match'] = temper === 'valid' ? dice.pick(['"1"', '"2"', 'W/"1"']) : dice.pick(['"1"', '*', '"x"', '1e9', '"99999999999"', '""']);
  if (has('Idempotency-Key') || dice.isUnder(0.02)) headers['idempotency-key'] = dice.isUnder(0.7) ? uuid(dice) : dice.pick(['x', '00000000-0000-0000-0000-000000000000', `' or 1=1`]);
  if (temper !== 'valid' && dice.isUnder(0.1)) headers[dice.pick(['accept', 'if-none-match', 'x-forwarded-for', 'accept-language', 'range', 'x-request-id'])] = dice.pick(['*', '"x", "y"', '127.0.0.1', 'bytes=0-', 'x'.repeat(2_000)]);
  if (dice.isUnder(0.02)) headers['origin'] = dice.pick(['null', 'https://evil.example', 'http://127.0.0.1:1', '::::']);
  return headers;
}

/** Few different ones, so that some come twice. */
const uuid = (dice: Dice): string => `01890a5d-ac96-774b-bcce-${String(dice.below(500)).padStart(12, '0')}`;

function bodyFor({ requestBody }: Operation, { dice, values, temper }: Making): string | null {
  const schema = requestBody?.content['application/json'].schema;
  if (schema === undefined) return null;
  if (temper !== 'valid' && dice.isUnder(0.1)) return dice.pick(['', '{', '[', 'null', '"x"', '{"a":1,}', '\u0000', `${'['.repeat(20_000)}`, `{"a":${'1'.repeat(5_000)}}`, '\ufeff{}', '{"__proto__":{}}']);
  return JSON.stringify(temper === 'hostile' && dice.isUnder(0.5) ? values.value(schema, '', 'hostile') : values.object(schema, temper)) ?? 'null';
}

/** What a problem must never show: stack frames, statements, the inside of the program. */
const leak = /\n\s+at |node_modules|\.[jt]s:\d+|Failed query|syntax error|SQLSTATE|relation \\?"|column \\?"|violates|drizzle|PostgresError|SqlError/;

/** What is wrong with an answer, or null. @param elapsedMilliseconds from sending to the last byte */
export async function complaintAbout(answer: Response, elapsedMilliseconds: number): Promise<string | null> {
  const text = await answer.text();
  if (answer.status >= 500) return `${answer.status} ${text.slice(0, 200)}`;
  if (elapsedMilliseconds > 2_000) return `took ${Math.round(elapsedMilliseconds)} ms`;
  if (answer.status < 400) return null;
  if (answer.headers.get('content-type')?.startsWith('application/problem+json') !== true) return `${answer.status} as ${String(answer.headers.get('content-type'))}`;
  return leak.test(text) ? `shows its inside: ${text.slice(0, 300)}` : null;
}
