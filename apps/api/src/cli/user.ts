import { roles, type Role } from '@wuding/domain';
import type { Command, CommandCall, ExitCode } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';
import { addAccount } from '../usecases/accounts/add-account';
import { disableAccount, enableAccount } from '../usecases/accounts/disable-account';
import { listAccounts, type AccountView } from '../usecases/accounts/list-accounts';
import { resetPassword } from '../usecases/accounts/reset-password';
import { resetSecondFactor } from '../usecases/accounts/reset-second-factor';
import { setSecondFactorPolicy } from '../usecases/accounts/set-second-factor-policy';
import { generatePassword } from '../usecases/session/password';

const usage = `usage: wuding user <what> [options]

  add <username> --name NAME --role ROLE [--district NAME]… [--password-stdin]
  list [--role ROLE] [--json]
  disable <username>      ends its sessions at once
  enable <username>
  reset <username> [--password-stdin]      new password; opens the lock, ends its sessions
  reset <username> --totp                  takes its second factor away, ends its sessions
  policy --second-factor ROLE,…|none       who must have a second factor (demo accounts are exempt)

Roles: ${roles.join(' ')}
Without --password-stdin a password is made up and printed once. With it, the password is read from standard input:
at least 10 characters, nothing anybody would try first.`;

const isRole = (text: string | undefined): text is Role => roles.some((role) => role === text);

function misuse({ out }: CommandCall, text: string): ExitCode {
  out.error(`${text}\n\n${usage}`);
  return 2;
}

/** The password piped in, without the line feed an `echo` adds; or one made up, to be printed. */
function choosePassword(call: CommandCall, fromInput: boolean): { password: string; isGenerated: boolean } {
  if (!fromInput) return { password: generatePassword(), isGenerated: true };
  return { password: (call.standardInput ?? '').replace(/\r?\n$/, ''), isGenerated: false };
}

const passwordOption = { 'password-stdin': { type: 'boolean', default: false } } as const;

const actions: Readonly<Record<string, (call: CommandCall, argv: readonly string[]) => Promise<ExitCode>>> = {
  add: async (call, argv) => {
    const parsed = parseOptions(argv, {
      ...passwordOption, name: { type: 'string' }, role: { type: 'string' }, district: { type: 'string', multiple: true },
    });
    if (typeof parsed === 'string') return misuse(call, parsed);
    const { values: { name, role, district }, positionals: [username, ...rest] } = parsed;
    if (username === undefined || rest.length > 0 || name === undefined) return misuse(call, 'add takes one username, --name and --role');
    if (!isRole(role)) return misuse(call, `--role is one of ${roles.join(', ')}`);
    const { password, isGenerated } = choosePassword(call, parsed.values['password-stdin']);
    const input = { username, displayName: name, role, password, districtNames: district ?? [] };
    const result = await addAccount({ ctx: call.ctx, input });
    return report(call, result, `added ${username} (${role})${isGenerated ? `, password ${password} (shown this once)` : ''}`);
  },
  list: async (call, argv) => {
    const parsed = parseOptions(argv, { role: { type: 'string' }, json: { type: 'boolean', default: false } });
    if (typeof parsed === 'string') return misuse(call, parsed);
    const { values: { role, json }, positionals } = parsed;
    if (positionals.length > 0) return misuse(call, 'list takes no username');
    if (role !== undefined && !isRole(role)) return misuse(call, `--role is one of ${roles.join(', ')}`);
    return listAll(call, role, json);
  },
  disable: (call, argv) => changeOne(call, argv, (username) => disableAccount({ ctx: call.ctx, input: { username } }), 'disabled'),
  enable: (call, argv) => changeOne(call, argv, (username) => enableAccount({ ctx: call.ctx, input: { username } }), 'enabled'),
  reset: async (call, argv) => {
    const parsed = parseOptions(argv, { ...passwordOption, totp: { type: 'boolean', default: false } });
    if (typeof parsed === 'string') return misuse(call, parsed);
    const [username, ...rest] = parsed.positionals;
    if (username === undefined || rest.length > 0) return misuse(call, 'reset takes one username');
    if (parsed.values.totp) return report(call, await resetSecondFactor({ ctx: call.ctx, input: { username } }), `second factor of ${username} taken away`);
    const { password, isGenerated } = choosePassword(call, parsed.values['password-stdin']);
    const result = await resetPassword({ ctx: call.ctx, input: { username, password } });
    return report(call, result, `reset ${username}${isGenerated ? `, password ${password} (shown this once)` : ''}`);
  },
  policy: async (call, argv) => {
    const parsed = parseOptions(argv, { 'second-factor': { type: 'string' } });
    if (typeof parsed === 'string') return misuse(call, parsed);
    const text = parsed.values['second-factor'];
    if (text === undefined || parsed.positionals.length > 0) return misuse(call, 'policy takes --second-factor');
    const named = text === 'none' ? [] : text.split(',');
    if (!named.every(isRole)) return misuse(call, `--second-factor takes roles of ${roles.join(', ')}, or none`);
    return report(call, await setSecondFactorPolicy({ ctx: call.ctx, input: { roles: named } }), `second factor: ${text}`);
  },
};

type Outcome = Awaited<ReturnType<typeof addAccount>> | Awaited<ReturnType<typeof resetPassword>> | Awaited<ReturnType<typeof setSecondFactorPolicy>>;

function report({ out }: CommandCall, result: Outcome, done: string): ExitCode {
  if (result.ok) out.line(done);
  else out.error(refusalText(result.refusal));
  return result.ok ? 0 : 1;
}

async function changeOne(
  call: CommandCall, argv: readonly string[], change: (username: string) => Promise<Outcome>, done: string,
): Promise<ExitCode> {
  const parsed = parseOptions(argv, {});
  if (typeof parsed === 'string') return misuse(call, parsed);
  const [username, ...rest] = parsed.positionals;
  if (username === undefined || rest.length > 0) return misuse(call, 'give one username');
  return report(call, await change(username), `${done} ${username}`);
}

async function listAll({ ctx, out }: CommandCall, role: Role | undefined, isJson: boolean): Promise<ExitCode> {
  let cursor: string | undefined;
  do {
    const page = await listAccounts({ ctx, input: { role, sort: 'username', limit: 1_000, cursor } });
    if (!page.ok) {
      out.error(refusalText(page.refusal));
      return 1;
    }
    for (const account of page.value.items) out.line(isJson ? JSON.stringify(account) : lineOf(account));
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return 0;
}

function lineOf({ username, role, displayName, isLocked, isDisabled, isDemo }: AccountView): string {
  const marks = [isDisabled && 'disabled', isLocked && 'locked', isDemo && 'demo'].filter((mark) => mark !== false).join(',');
  return `${username.padEnd(20)} ${role.padEnd(16)} ${(marks || '-').padEnd(14)} ${displayName}`;
}

export const userCommand: Command = {
  name: 'user',
  summary: 'accounts: add, list, disable, enable, reset a password or second factor',
  usage,
  role: 'secadmin',
  permission: 'account.manage',
  run: async (call) => {
    const [name = '', ...argv] = call.argv;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    return action === undefined ? misuse(call, name === '' ? 'say what to do' : `unknown action "${name}"`) : action(call, argv);
  },
};
