import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

/** Root of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** One file of the repository as the checks see it. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The syntax tree of TypeScript files and of the script of Vue components; null for anything else. */
  readonly tree: ts.SourceFile | null;
}

/** Something a rule objects to. */
export interface Finding {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A file whose tree is made when somebody asks for it. */
export function sourceFile(path: string, text: string): SourceFile {
  let tree: ts.SourceFile | null | undefined;
  return { path, text, get tree() { return (tree ??= treeOf(path, text)); } };
}

const skippedFolders = /^(node_modules|dist(-\d+)?|coverage|\.git|\.wuding|\.cache)$/;

/** Every file of the repository that is written by people: not what is installed or built. */
export function repositoryFiles(folder = ''): string[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.test(entry.name) ? [] : repositoryFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The file, or null where it went away meanwhile. */
export function readSource(path: string): SourceFile | null {
  try {
    return sourceFile(path, readFileSync(resolve(root, path), 'utf8'));
  } catch {
    return null;
  }
}

function treeOf(path: string, text: string): ts.SourceFile | null {
  if (/\.(ts|mjs|js|cjs)$/.test(path)) return parse(path, text);
  if (!path.endsWith('.vue')) return null;
  const script = /<script\b[^>]*>([\s\S]*?)<\/script>/.exec(text);
  if (script === null) return null;
  // Blank lines in front keep the line numbers of the component.
  const linesBefore = text.slice(0, script.index + script[0].indexOf('>') + 1).split('\n').length - 1;
  return parse(`${path}.ts`, '\n'.repeat(linesBefore) + script[1]!);
}

const parse = (name: string, text: string): ts.SourceFile => ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);

/** Every node of a tree. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** Line of a node, from 1. */
export const lineOf = (node: ts.Node): number => {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
};
