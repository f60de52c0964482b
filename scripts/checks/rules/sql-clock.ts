import ts from 'typescript';
import { isTest, type Rule } from '../rule';
import { lineOf, nodesOf, type Finding, type SourceFile } from '../source-file';

const clockWord = /\b(now\s*\(\s*\)|current_timestamp|current_date|current_time|localtimestamp|localtime|(clock|statement|transaction)_timestamp\s*\()/i;
const message = 'SQL reads the clock: pass ctx.clock.now() instead';

/** The doctor compares the store's clock with the program's. */
const exception = 'apps/api/src/repositories/inspection.ts';

/** No statement reads the database's clock: the whole server runs on one clock that can be set. */
export const sqlClockRule: Rule = {
  id: 'sql-clock',
  appliesTo: (path) => path.startsWith('apps/api/src/') && /\.(ts|sql)$/.test(path) && !isTest(path) && path !== exception,
  check: (file) => (file.path.endsWith('.sql') ? inSqlFile(file) : inTemplates(file)),
};

const inSqlFile = ({ path, text }: SourceFile): Finding[] =>
  text.split('\n').flatMap((line, index) => (clockWord.test(line.replace(/--.*/, '')) ? [{ path, line: index + 1, message }] : []));

/** Templates tagged `sql` and arguments of `sql.raw`. */
const inTemplates = ({ path, tree }: SourceFile): Finding[] => (tree === null ? [] : [...nodesOf(tree)]).flatMap((node) => {
  const isStatement = (ts.isTaggedTemplateExpression(node) && node.tag.getText().split('<')[0] === 'sql')
    || (ts.isCallExpression(node) && node.expression.getText() === 'sql.raw');
  const isDefault = ts.isPropertyAccessExpression(node) && node.name.text === 'defaultNow';
  return (isStatement && clockWord.test(literalText(node))) || isDefault ? [{ path, line: lineOf(node), message }] : [];
});

/** The SQL of a template without the values put into it. */
const literalText = (node: ts.Node): string => [...nodesOf(node)]
  .filter((part) => ts.isTemplateHead(part) || ts.isTemplateMiddle(part) || ts.isTemplateTail(part) || ts.isStringLiteral(part)
    || ts.isNoSubstitutionTemplateLiteral(part))
  .map((part) => part.getText()).join(' ');
