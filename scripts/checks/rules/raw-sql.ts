import ts from 'typescript';
import { isTest, type Rule } from '../rule';
import { lineOf, nodesOf } from '../source-file';

/** `sql.raw` puts text into a statement unescaped: allowed in db/, where identifiers come from closed tables, nowhere else. */
export const rawSqlRule: Rule = {
  id: 'raw-sql',
  appliesTo: (path) => path.startsWith('apps/api/src/') && !path.startsWith('apps/api/src/db/') && !isTest(path),
  check: ({ path, tree }) => (tree === null ? [] : [...nodesOf(tree)])
    .filter((node) => ts.isPropertyAccessExpression(node) && node.getText() === 'sql.raw')
    .map((node) => ({ path, line: lineOf(node), message: 'sql.raw outside db/: use sql.identifier or a parameter' })),
};
