import type { Permission, Role } from '@wuding/domain';
import type { Context } from '../context';
import type { Services } from '../services';

/** Where a command writes; the same through the local socket as in the terminal. */
export interface Output {
  line(text: string): void;
  error(text: string): void;
  /** One-line progress, overwritten in a terminal. */
  progress(text: string): void;
}

export interface CommandCall {
  readonly argv: readonly string[];
  /** Directory relative paths are resolved against: the caller's, not the server's. */
  readonly directory: string;
  readonly ctx: Context;
  readonly services: Services;
  readonly out: Output;
  /** What was piped in; only for commands that ask for it with a flag ending in `-stdin`. */
  readonly standardInput: string | null;
}

/** Exit codes: 0 done, 1 refused, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Role the console takes on: separated powers hold on the console too, and the audit row says which was used. */
  readonly role: Role;
  /** What that role needs for it; docs/authorisation.md lists it and a test holds the two together. */
  readonly permission: Permission;
  run(call: CommandCall): Promise<ExitCode>;
}

/** A command that works on files alone: it runs in the caller's process, whatever serves the store. */
export interface StorelessCommand {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  run(call: Pick<CommandCall, 'argv' | 'directory' | 'out'>): Promise<ExitCode>;
}
