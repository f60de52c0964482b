import { architectureFile } from './architecture';
import { authorisationFile } from './authorisation';
import type { GeneratedFile } from './generated-file';
import { openApiFile } from './openapi';

/** Add a generator here and its file is made, and checked, with the others. */
export const generatedFiles: readonly GeneratedFile[] = [architectureFile, authorisationFile, openApiFile];
