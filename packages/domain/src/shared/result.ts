/**
 * A refusal is a value: the domain understood the request and says no, with a closed kebab-case code,
 * the data a reader needs, and (when one field is at fault) a JSON pointer to it.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly pointer?: string;
  readonly data?: Readonly<Record<string, Plain>>;
}

/** What JSON can hold. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

export type Result<Value, Reason extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Reason };

export const accept = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <Code extends string>(
  code: Code,
  details: Omit<Refusal<Code>, 'code'> = {},
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({ ok: false, refusal: { code, ...details } });
