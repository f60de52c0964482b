import { runNamed } from './run-named.mjs';

await runNamed('drill');
