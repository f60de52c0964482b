import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<Given extends Options> = ReturnType<typeof parseArgs<{ options: Given; strict: true; allowPositionals: true }>>;

/** Flags and words of a command; a sentence when a flag is unknown or lacks its value. */
export function parseOptions<const Given extends Options>(argv: readonly string[], options: Given): Parsed<Given> | string {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return error.message;
    throw error;
  }
}
