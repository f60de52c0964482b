import { report } from './report';
import { rules } from './rules';
import { readSource, repositoryFiles } from './source-file';

report(repositoryFiles().flatMap((path) => {
  const applying = rules.filter((rule) => rule.appliesTo(path));
  const file = applying.length === 0 ? null : readSource(path);
  return file === null ? [] : applying.flatMap((rule) => rule.check(file));
}));
