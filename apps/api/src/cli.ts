import { readConfig, ConfigError } from './config';
import type { ExitCode } from './cli/command';
import { callConsole, consoleSocketPath, type ConsoleRequest } from './cli/console-socket';
import { commands, storelessCommands } from './cli/commands';
import { runCommand, usage } from './cli/run-command';
import { terminalOutput } from './cli/terminal';
import { Fault } from './fault';
import { startServices } from './services-start';
import { explainFault } from './usecases/doctor/explain-fault';

const out = terminalOutput();

/** Help, unknown commands and those that work on files alone need no store. */
async function answerWithoutStore(argv: readonly string[]): Promise<ExitCode | null> {
  const storeless = storelessCommands.find(({ name }) => name === argv[0]);
  const command = storeless ?? commands.find(({ name }) => name === argv[0]);
  if (!argv.includes('--help') && storeless !== undefined) return storeless.run({ argv: argv.slice(1), directory: readConfig().callerDirectory, out });
  if (command !== undefined && !argv.includes('--help')) return null;
  const text = command?.usage ?? usage();
  const isHelp = argv.includes('--help');
  if (isHelp) out.line(text);
  else out.error(text);
  return isHelp ? 0 : 2;
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const early = await answerWithoutStore(argv);
  if (early !== null) return early;
  const config = readConfig();
  const standardInput = argv.some((word) => word.endsWith('-stdin')) ? await readStandardInput() : null;
  const request: ConsoleRequest = { argv, directory: config.callerDirectory, standardInput };
  if (config.databaseUrl === undefined) {
    const exit = await callConsole(consoleSocketPath(config.dataDirectory), request, out);
    if (exit !== null) return exit;
  }
  const services = await startServices(config, out.progress);
  try {
    return await runCommand(request, services, out);
  } finally {
    await services.close();
  }
}

async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const mend = explainFault(error);
  if (!(error instanceof Fault) && !(error instanceof ConfigError) && mend === null) throw error;
  out.error(error instanceof Error ? error.message : String(error));
  if (mend !== null) out.error(`mend: ${mend}`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
