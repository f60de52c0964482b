import { report } from './report';
import { lineLimitOf } from './size-limit';
import { readSource, repositoryFiles } from './source-file';

report(repositoryFiles().flatMap((path) => {
  const limit = lineLimitOf(path);
  const text = limit === null ? null : readSource(path)?.text ?? null;
  if (limit === null || text === null) return [];
  const lines = text.trimEnd().split('\n').length;
  return lines > limit ? [{ path, line: limit + 1, message: `${lines} lines, at most ${limit}: split it by variant` }] : [];
}));
