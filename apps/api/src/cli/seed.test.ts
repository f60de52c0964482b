import { describe, expect, test } from 'vitest';
import { TestClock, consoleActor, contextOf } from '../testing/context';
import type { Store } from '../db/store';
import type { Services } from '../services';
import { parseUntil, seedCommand } from './seed';

describe('the date of --until', () => {
  test('is the beginning of that day in China, or an instant with its zone', () => {
    expect(parseUntil('2026-12-01')).toBe(Date.UTC(2026, 10, 30, 16));
    expect(parseUntil('2026-12-01T12:00:00+08:00')).toBe(Date.UTC(2026, 11, 1, 4));
    expect(parseUntil('2026-12-01T04:00:00Z')).toBe(Date.UTC(2026, 11, 1, 4));
  });
  test.each(['', 'tomorrow', '2026-13-01', '2026-02-30', '2026-12-01T12:00:00', '12/01/2026', '2026-12-1'])('is not "%s"', (text) => {
    expect(parseUntil(text)).toBeNull();
  });
});

describe('wrong usage', () => {
  const neverOpened = {} as Store;
  const run = async (...argv: string[]) => {
    const errors: string[] = [];
    const out = { line: () => undefined, progress: () => undefined, error: (text: string) => void errors.push(text) };
    const ctx = contextOf(neverOpened, new TestClock(), consoleActor('sysadmin'));
    const exit = await seedCommand.run({ argv, directory: '/', ctx, services: {} as Services, out, standardInput: null });
    return [exit, errors.join('\n').includes('usage: wuding seed demo')];
  };
  test.each([[[]], [['county']], [['demo', 'twice']], [['demo', '--scale', '0']], [['demo', '--scale', '2.5']], [['demo', '--until', 'soon']], [['demo', '--frob']]])(
    '%j is told how it goes, with exit code 2', async (argv) => {
      expect(await run(...argv)).toEqual([2, true]);
    });
});
