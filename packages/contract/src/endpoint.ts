import type { z } from 'zod';
import type { Permission } from '@wuding/domain';
import type { ProblemCode } from './problem';

/** Media of an endpoint that answers a list as a file to keep; the format in its query says which. */
export const exportMedia = 'text/csv, application/geo+json';

/** Of endpoints that answer nothing but a workbook. */
export const workbookMedia = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The same where a spreadsheet may be asked for too. */
export const registerMedia = `${workbookMedia}, ${exportMedia}` as const;
/** Of lists without places. */
export const tableMedia = `${workbookMedia}, text/csv` as const;
/** `public`: no session needed. Anything else is looked up in the authorisation table before the route runs. */
export type Access = 'public' | Permission;

export interface EndpointShape {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Hono path with `:name` parameters, below `/api`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** JSON answer; absent = no content or the media type named in `media`. */
  readonly response?: z.ZodType;
  readonly media?: string;
  readonly status?: 200 | 201 | 204;
  /** Codes beyond those every endpoint of its kind may answer (see `commonProblems`). */
  readonly problems?: readonly ProblemCode[];
  /** A POST from the field: `Idempotency-Key: <uuid>` is honoured. */
  readonly idempotent?: boolean;
  /** An edit: `If-Match: "<version>"` is required. */
  readonly versioned?: boolean;
}

/** Declares one endpoint; the literal types survive, so that client and routes are checked against it. */
export const endpoint = <const Shape extends EndpointShape>(shape: Shape): Shape => shape;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Field<Shape, Key extends string> = Shape extends { readonly [K in Key]: infer Schema } ? Schema : undefined;

/** What the caller hands over. */
export type RequestOf<Shape extends EndpointShape> = {
  params: Input<Field<Shape, 'params'>>;
  query: Input<Field<Shape, 'query'>>;
  body: Input<Field<Shape, 'body'>>;
};
/** What the route sees after parsing. */
export type ParsedOf<Shape extends EndpointShape> = {
  params: Output<Field<Shape, 'params'>>;
  query: Output<Field<Shape, 'query'>>;
  body: Output<Field<Shape, 'body'>>;
};
export type ResponseOf<Shape extends EndpointShape> = Output<Field<Shape, 'response'>>;
