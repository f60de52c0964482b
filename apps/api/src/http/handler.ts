import type { Endpoints, EndpointId, EndpointShape, ParsedOf, ResponseOf } from '@wuding/contract';
import type { Refusal, Result } from '@wuding/domain';
import type { Context } from '../context';
import type { ExportFile } from '../export/export-file';
import type { Services } from '../services';

/** A body that is not JSON: a tile, an image. It is made only when the client does not have it: the ETag comes first. */
export class Binary {
  readonly body: () => Promise<Uint8Array> | Uint8Array;
  readonly media: string;
  readonly options: { readonly etag: string; readonly cacheControl: string };

  constructor(body: () => Promise<Uint8Array> | Uint8Array, media: string, options: { readonly etag: string; readonly cacheControl: string }) {
    this.body = body;
    this.media = media;
    this.options = options;
  }
}

/** An answer that may be given again as it is, and never changes: its bytes are made once for the object. */
export class Lasting<Value extends object> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

export interface Call<Shape extends EndpointShape> extends ParsedOf<Shape> {
  readonly ctx: Context;
  readonly services: Services;
  /** Version from `If-Match: "7"`; the mouth has already refused its absence on versioned endpoints. */
  readonly version: number | null;
  /** From `Idempotency-Key`, a UUID; null when the field device sent none. */
  readonly idempotencyKey: string | null;
}

/** Three to eight lines: call one use case, return its result. */
export type Handler<Id extends EndpointId> = (
  call: Call<Endpoints[Id]>,
) => Promise<Result<Endpoints[Id] extends { readonly media: string } ? Binary | ExportFile : ResponseOf<Endpoints[Id]> | Lasting<ResponseOf<Endpoints[Id]> & object>, Refusal>>;

/** Routes of one noun; `routes/index.ts` joins them and the compiler checks that every endpoint has one. */
export type Routes<Ids extends EndpointId> = { readonly [Id in Ids]: Handler<Id> };
