import type { Services } from '../services';
import type { Command, ExitCode, Output } from './command';
import type { ConsoleRequest } from './console-socket';
import { commands, storelessCommands } from './commands';
import { Fault } from '../fault';

/** Finds and runs one command as the console actor in the role the command names. */
export async function runCommand(request: ConsoleRequest, services: Services, out: Output): Promise<ExitCode> {
  const [name, ...argv] = request.argv;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    out.error(name === undefined || name === '--help' ? usage() : `unknown command "${name}"\n\n${usage()}`);
    return name === '--help' ? 0 : 2;
  }
  if (argv.includes('--help')) {
    out.line(command.usage);
    return 0;
  }
  try {
    const ctx = { store: services.store, clock: services.clock, requestId: null, actor: consoleActor(command) };
    return await command.run({ argv, directory: request.directory, standardInput: request.standardInput, ctx, services, out });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    out.error(error.message);
    return 1;
  }
}

const consoleActor = (command: Command) => ({ accountId: null, username: 'console', role: command.role, districtIds: [] });

/** What the CLI offers, a line a command. */
export const usage = (): string =>
  ['usage: wuding <command> [options]', '', ...[...commands, ...storelessCommands].map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`), '', 'wuding <command> --help tells more.'].join('\n');
