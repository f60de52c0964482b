import { expect, test } from 'vitest';
import { RecentAnswers, RecentWork } from './recent-answers';

test('a question asked again is answered without making the answer again, until others asked later fill the place', () => {
  const made: string[] = [];
  const recent = new RecentAnswers<string>(2);
  const ask = (question: string): string => recent.of(question, () => { made.push(question); return question.toUpperCase(); });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('an answer that takes a while is made once for all who ask meanwhile, and a failure is not kept', async () => {
  const recent = new RecentWork<number>(2);
  let made = 0;
  const ask = (isFailing: boolean): Promise<number> => recent.of('a', () => (isFailing ? Promise.reject(new Error('away')) : Promise.resolve(++made)));
  await expect(ask(true)).rejects.toThrow('away');
  expect(await Promise.all([ask(false), ask(false), ask(true)])).toEqual([1, 1, 1]);
});
