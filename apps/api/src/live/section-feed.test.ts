import { expect, test } from 'vitest';
import { TestClock } from '../testing/context';
import { SectionFeed, type SectionChange } from './section-feed';

interface Picture {
  readonly posts: number;
  readonly rhythm: string;
}

function given() {
  const clock = new TestClock(), reads = { posts: 0, rhythm: 0 }, faults: unknown[] = [], told: SectionChange<Picture>[] = [];
  const source = { posts: 3, rhythm: 'quiet', version: 1, isAway: false };
  const feed = new SectionFeed<Picture>(() => ({
    posts: { everyMilliseconds: 30_000, version: async () => source.version, read: async () => {
      if (source.isAway) throw new Error('the store is away');
      reads.posts++;
      return source.posts;
    } },
    rhythm: { everyMilliseconds: 600_000, read: async () => (reads.rhythm++, source.rhythm) },
  }), { clock, onFault: (error) => faults.push(error) });
  return { clock, reads, faults, told, source, feed };
}

test('a part is read again when it is due by time or by what changed, and shared by whoever asks', async () => {
  const { clock, reads, source, feed } = given();
  expect((await feed.snapshot()).sections).toEqual({ posts: 3, rhythm: 'quiet' });
  await Promise.all([feed.snapshot(), feed.snapshot(), feed.snapshot()]);
  expect(reads).toEqual({ posts: 1, rhythm: 1 });
  source.version = 2;
  source.posts = 2;
  expect((await feed.snapshot()).sections.posts).toBe(2);
  clock.passMinutes(1);
  await feed.snapshot();
  expect(reads).toEqual({ posts: 3, rhythm: 1 });
});

test('listeners are told the parts that are not what they were, whole, and nothing when all is the same', async () => {
  const { clock, told, source, feed } = given();
  await feed.snapshot();
  const stop = feed.listen((change) => told.push(change));
  clock.passMinutes(1);
  await feed.snapshot();
  expect(told).toEqual([]);
  source.posts = 4;
  clock.passMinutes(1);
  const { id } = await feed.snapshot();
  stop();
  expect(told.map(({ sections }) => sections)).toEqual([{ posts: 4 }]);
  expect(told[0]!.id).toBe(id);
});

test('while the store is away the last picture stays; a picture that never was is a failure', async () => {
  const { clock, faults, source, feed } = given();
  source.isAway = true;
  await expect(feed.snapshot()).rejects.toThrow('away');
  source.isAway = false;
  await feed.snapshot();
  source.isAway = true;
  clock.passMinutes(5);
  expect((await feed.snapshot()).sections.posts).toBe(3);
  expect(faults).toHaveLength(1);
});

test('what two parts share is read once a round, after both have said whether they are due', async () => {
  const register = { reads: 0, alarmCount: 1, version: 1 };
  const feed = new SectionFeed<{ districts: string; alarms: number }>(() => {
    let reading: Promise<number> | null = null;
    const shared = (): Promise<number> => (reading ??= Promise.resolve().then(() => (register.reads++, register.alarmCount)));
    return {
      districts: { everyMilliseconds: 30_000, version: async () => register.version, read: async () => `${await shared()} in all` },
      // The second alarm is raised after the first part was asked.
      alarms: { everyMilliseconds: 15_000, version: async () => (register.alarmCount = register.version = 2), read: shared },
    };
  }, { clock: new TestClock(), onFault: (error) => { throw error; } });
  expect((await feed.snapshot()).sections).toEqual({ districts: '2 in all', alarms: 2 });
  expect(register.reads).toBe(1);
  await feed.snapshot();
  expect(register.reads).toBe(2);
  await feed.snapshot();
  expect(register.reads).toBe(2);
});

test('a clock that jumps by a day, either way, has every part read anew once, and again when it is due', async () => {
  const { clock, reads, feed } = given();
  await feed.snapshot();
  for (const [jumps, days] of [1, -1].entries()) {
    clock.passMinutes(days * 24 * 60);
    await feed.snapshot();
    await feed.snapshot();
    expect(reads).toEqual({ posts: jumps + 2, rhythm: jumps + 2 });
  }
});
