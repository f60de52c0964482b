import { expect, test } from 'vitest';
import { RecentAnswers } from './recent-answers';

test('a question asked again is answered without making the answer again, until others asked later fill the place', () => {
  const made: string[] = [];
  const recent = new RecentAnswers<string>(2);
  const ask = (question: string): string => recent.of(question, () => { made.push(question); return question.toUpperCase(); });
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
