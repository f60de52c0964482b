import ts from 'typescript';
import { isTest, type Rule } from '../rule';
import { lineOf, nodesOf } from '../source-file';

const message = 'the store inside a transaction deadlocks the embedded store for good: use the callback’s own database';

/**
 * Inside the callback of `transaction(…)` or `mutate(…)` nothing may reach for `store.db` or `store.transaction`: the
 * embedded store has one connection, and the transaction holds it.
 */
export const transactionStoreRule: Rule = {
  id: 'transaction-store',
  appliesTo: (path) => path.startsWith('apps/api/src/') && path.endsWith('.ts') && !isTest(path),
  check: ({ path, tree }) => (tree === null ? [] : [...nodesOf(tree)])
    .flatMap((node) => (ts.isCallExpression(node) && opensTransaction(node) ? node.arguments.filter(ts.isFunctionLike) : []))
    .flatMap((callback) => [...nodesOf(callback)].filter(reachesForStore))
    .map((node) => ({ path, line: lineOf(node), message })),
};

function opensTransaction({ expression }: ts.CallExpression): boolean {
  if (ts.isIdentifier(expression)) return expression.text === 'mutate';
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'transaction';
}

/** `store.db`, `ctx.store.db`, `services.store.transaction`, `const { db } = ctx.store`. */
function reachesForStore(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return ['db', 'transaction'].includes(node.name.text) && isStore(node.expression);
  return ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer !== undefined && isStore(node.initializer)
    && node.name.elements.some(({ name, propertyName }) => ['db', 'transaction'].includes((propertyName ?? name).getText()));
}

const isStore = (expression: ts.Expression): boolean => /(^|\.)[a-zA-Z]*store$/i.test(expression.getText());
