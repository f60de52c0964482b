import ts from 'typescript';
import { isProduct, type Rule } from '../rule';
import { lineOf, nodesOf } from '../source-file';

/** Only config.ts reads the environment: everything else is told. */
export const environmentRule: Rule = {
  id: 'environment',
  appliesTo: (path) => isProduct(path) && path !== 'apps/api/src/config.ts',
  check: ({ path, tree }) => (tree === null ? [] : [...nodesOf(tree)])
    .filter((node) => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env')
    .map((node) => ({ path, line: lineOf(node), message: 'process.env is read in apps/api/src/config.ts only' })),
};
