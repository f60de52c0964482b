import { runNamed } from './run-named.mjs';

await runNamed('bench');
