import { commands } from '../../../apps/api/src/cli/commands';
import { authorisationPage } from '../../../apps/api/src/testing/authorisation-table';
import type { GeneratedFile } from './generated-file';

/** Who may do what, for people to read and to sign. */
export const authorisationFile: GeneratedFile = { path: 'docs/authorisation.md', make: () => authorisationPage(commands) };
