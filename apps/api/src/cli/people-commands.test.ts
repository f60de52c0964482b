import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql, type Store } from '../db/store';
import type { Services } from '../services';
import { consoleActor, contextOf, TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { anchorAuditHead } from '../usecases/audit/anchor-audit-head';
import { createSession } from '../usecases/session/create-session';
import { SignInWindow } from '../usecases/session/sign-in-window';
import { auditCommand } from './audit';
import type { Command } from './command';
import { doctorCommand } from './doctor';
import { userCommand } from './user';

let store: Store;
let clock: TestClock;
let config: { dataDirectory: string; startAt: number };

interface Answer { readonly exit: number; readonly out: string; readonly error: string }

async function run(command: Command, argv: readonly string[], standardInput: string | null = null): Promise<Answer> {
  const out: string[] = [];
  const error: string[] = [];
  const exit = await command.run({
    argv, standardInput, directory: '/', ctx: contextOf(store, clock, consoleActor(command.role)), services: { config } as unknown as Services,
    out: { line: (text) => void out.push(text), error: (text) => void error.push(text), progress: () => undefined },
  });
  return { exit, out: out.join('\n'), error: error.join('\n') };
}
const user = (line: string, standardInput: string | null = null) => run(userCommand, line.split(' '), standardInput);
const signIn = async (username: string, password: string): Promise<string> => {
  const result = await createSession({ ctx: { store, clock, requestId: null }, signIns: new SignInWindow(), input: { username, password, remoteAddress: '' } });
  return result.ok ? 'signed-in' : result.refusal.code;
};
const passwordIn = (text: string): string => /password (\S+)/.exec(text)?.[1] ?? '';

beforeEach(async () => {
  store = await testStore();
  clock = new TestClock();
  config = { dataDirectory: await mkdtemp(join(tmpdir(), 'wuding-cli-')), startAt: clock.at };
});
afterEach(() => rm(config.dataDirectory, { recursive: true }));

describe('wuding user', () => {
  it('adds somebody with a password it makes up and prints once', async () => {
    const { exit, out } = await user('add li.na --name 李娜 --role officer');
    expect([exit, await signIn('li.na', passwordIn(out))]).toEqual([0, 'signed-in']);
    expect((await user('list')).out).toMatch(/^li\.na +officer +- +李娜$/);
    expect((await user('list --json')).out).not.toContain('argon2');
  });

  it('takes a password from standard input, without the line feed of echo, and does not print it', async () => {
    const { exit, out } = await user('add li.na --name 李娜 --role officer --password-stdin', 'correct horse battery\n');
    expect([exit, out]).toEqual([0, 'added li.na (officer)']);
    expect(await signIn('li.na', 'correct horse battery')).toBe('signed-in');
  });

  it('disables, enables and resets', async () => {
    const first = passwordIn((await user('add li.na --name 李娜 --role officer')).out);
    expect(await user('disable li.na')).toMatchObject({ exit: 0 });
    expect(await signIn('li.na', first)).toBe('account-disabled');
    expect((await user('list')).out).toContain('disabled');
    expect(await user('enable li.na')).toMatchObject({ exit: 0 });
    const second = passwordIn((await user('reset li.na')).out);
    expect([await signIn('li.na', first), await signIn('li.na', second)]).toEqual(['wrong-credentials', 'signed-in']);
  });

  it.each([
    ['add li.na --name 李娜 --role officer --password-stdin', 'password-too-short'], ['disable nobody', 'not-found'], ['reset nobody', 'not-found'],
    ['add Li_Na --name 李娜 --role officer', 'username-invalid'], ['add li.na --name 李娜 --role district-leader --district 没有', 'unknown-district'],
  ])('says why it refuses: %s', async (line, code) => {
    expect(await user(line, 'short')).toMatchObject({ exit: 1, error: expect.stringContaining(code) });
  });

  it.each(['', 'frobnicate', 'constructor', 'add', 'add li.na', 'add li.na --name x --role king', 'add a b --name x --role officer', 'list --all', 'list x', 'disable', 'reset a b'])(
    'shows how it is used: %j', async (line) => {
      expect(await user(line)).toMatchObject({ exit: 2, error: expect.stringContaining('usage: wuding user') });
    });
});

describe('wuding audit verify', () => {
  beforeEach(async () => {
    await user('add li.na --name 李娜 --role officer');
    await user('disable li.na');
    await anchorAuditHead({ store, clock, config });
  });

  it('says that the log is whole', async () => {
    expect(await run(auditCommand, ['verify'])).toMatchObject({ exit: 0, out: expect.stringMatching(/^intact: 2 entries, 1 anchors agree, head [0-9a-f]{64}$/) });
    expect(JSON.parse((await run(auditCommand, ['verify', '--json'])).out)).toMatchObject({ entryCount: 2, fault: null });
  });

  it('names the first bad entry and fails', async () => {
    await store.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`update audit_entry set entity_id = 'wang.fang' where seq = 2`);
    });
    expect(await run(auditCommand, ['verify'])).toMatchObject({ exit: 1, out: expect.stringMatching(/^broken at entry 2: content-changed/) });
  });

  it('fails when the whole log was replaced, by its anchor', async () => {
    store = await testStore();
    await user('add li.na --name 李娜 --role officer');
    expect(await run(auditCommand, ['verify'])).toMatchObject({ exit: 1, out: expect.stringMatching(/^broken at entry 2: anchor-mismatch/) });
  });

  it.each([[[]], [['check']], [['verify', '--all']]])('shows how it is used: %j', async (argv) => {
    expect(await run(auditCommand, argv)).toMatchObject({ exit: 2, error: expect.stringContaining('usage: wuding audit verify') });
  });
});

describe('wuding doctor', () => {
  it('prints a line an examination, and the same as JSON', async () => {
    const { out } = await run(doctorCommand, []);
    expect(out).toMatch(/^ok {3}store /);
    const { checks } = JSON.parse((await run(doctorCommand, ['--json'])).out) as { checks: { id: string }[] };
    expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['store', 'extensions', 'migrations', 'lock', 'disk', 'clock', 'audit-anchor']));
  });

  it('fails when something fails', async () => {
    config = { ...config, dataDirectory: join(config.dataDirectory, 'gone') };
    const { exit, out } = await run(doctorCommand, []);
    expect(exit).toBe(1);
    expect(out).toMatch(/fail disk .*\n {18}mend: /);
    config = { ...config, dataDirectory: join(config.dataDirectory, '..') };
  });

  it('shows how it is used', async () => {
    expect(await run(doctorCommand, ['--fix'])).toMatchObject({ exit: 2, error: expect.stringContaining('usage: wuding doctor') });
  });
});
