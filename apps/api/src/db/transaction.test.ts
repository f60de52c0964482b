import { expect, test } from 'vitest';
import type { Session } from './connection';
import { inTransaction } from './transaction';

/** A session that writes down what it is asked. */
function recording() {
  const asked: string[] = [];
  const note = (what: string) => async () => { asked.push(what); };
  const session: Session = {
    begin: note('begin'), commit: note('commit'), rollback: note('rollback'), script: note('script'),
    query: async (text) => { asked.push(text); return []; },
    copy: async () => 0,
  };
  return { asked, session };
}

const limits = { statementTimeoutMilliseconds: 1_000, idleLimitMilliseconds: 40 };
const pause = (milliseconds: number) => new Promise<void>((resolve) => { setTimeout(resolve, milliseconds); });

test('a transaction that has been forgotten is rolled back, and what it asks later is refused', async () => {
  const { asked, session } = recording();
  let late!: Promise<unknown>;
  await expect(inTransaction(session, async (leased) => {
    await leased.query('first', [], 'array');
    await new Promise(() => { late = pause(150).then(() => leased.query('late', [], 'array')); late.catch(() => undefined); });
  }, limits)).rejects.toMatchObject({ kind: 'statement-timeout' });
  await expect(late).rejects.toThrow('had ended');
  expect(asked).toEqual(['begin', 'first', 'rollback']);
});

test('a transaction that keeps asking may take longer than the longest pause', async () => {
  const { asked, session } = recording();
  await inTransaction(session, async (leased) => {
    for (let index = 0; index < 5; index += 1) {
      await pause(15);
      await leased.query('again', [], 'array');
    }
  }, { ...limits, idleLimitMilliseconds: 60 });
  expect(asked.at(-1)).toBe('commit');
});

test('the error of its work is what the caller gets, even when the rollback fails as well', async () => {
  const { session } = recording();
  const lost = { ...session, rollback: () => Promise.reject(new Error('connection lost')) };
  await expect(inTransaction(lost, () => Promise.reject(new Error('first')), limits)).rejects.toThrow('first');
});
