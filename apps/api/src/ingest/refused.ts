import type { Refusal } from '@wuding/domain';
import type { FileRefusalCode } from './reason';

/**
 * Ends the reading of a file that cannot be imported at all. Readers are generators deep inside loops, so the refusal travels
 * as an exception for that one stretch; `importFile` turns it back into a value.
 */
export class FileRefused extends Error {
  readonly refusal: Refusal<FileRefusalCode>;

  constructor(code: FileRefusalCode, data: NonNullable<Refusal['data']> = {}) {
    super(code);
    this.name = 'FileRefused';
    this.refusal = { code, data };
  }
}
