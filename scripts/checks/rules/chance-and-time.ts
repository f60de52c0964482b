import ts from 'typescript';
import { isProduct, type Rule } from '../rule';
import { lineOf, nodesOf } from '../source-file';

/** Places where time is an argument: the pure packages, and everything of the server that decides or stores. */
const withoutClock = /^(packages\/|apps\/api\/src\/(usecases|repositories|routes|ingest)\/)/;

/** No Math.random in the product (a seed is an argument, secrets come from node:crypto); no clock where time is an argument. */
export const chanceAndTimeRule: Rule = {
  id: 'chance-and-time',
  appliesTo: isProduct,
  check: ({ path, tree }) => (tree === null ? [] : [...nodesOf(tree)]).flatMap((node) => {
    const message = objection(path, node);
    return message === null ? [] : [{ path, line: lineOf(node), message }];
  }),
};

function objection(path: string, node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'Math.random: take a seed as an argument';
  if (!withoutClock.test(path)) return null;
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now') return 'Date.now: take the time as an argument (ctx.clock.now())';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) {
    return 'new Date() reads the clock: take the time as an argument (ctx.clock.now())';
  }
  return null;
}
