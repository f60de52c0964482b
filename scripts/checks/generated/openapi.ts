import { openApiDocument } from '../../../packages/contract/src';
import { manifestOf } from './manifests';
import type { GeneratedFile } from './generated-file';

/** The contract for people without a running server. */
export const openApiFile: GeneratedFile = {
  path: 'docs/openapi.json',
  make: () => `${JSON.stringify(openApiDocument(manifestOf('.').version), null, 1)}\n`,
};
