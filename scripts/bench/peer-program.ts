import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a program other people use took of the processor for the same work, and what it answered. */
export interface PeerAnswer {
  readonly milliseconds: number;
  readonly values: readonly number[];
}

/** A package another language has, and how this machine gets it. */
export interface PeerPackage {
  readonly name: string;
  readonly language: 'python' | 'r';
  /** What is loaded to see whether it is there. */
  readonly modules: readonly string[];
  /** File of scripts/bench/peers. */
  readonly script: string;
  readonly install: string;
}

const folder = resolve(import.meta.dirname, 'peers');
/** A peer that takes longer than this is told as such. */
const giveUpMilliseconds = 240_000;
/** Debian's own Python has its packages where one of a version manager has none. */
const interpreters = { python: ['python3', '/usr/bin/python3'], r: ['Rscript'] } as const;
const probe = ({ language, modules }: PeerPackage): string[] =>
  (language === 'python' ? ['-c', modules.map((one) => `import ${one}`).join(';')] : ['-e', modules.map((one) => `suppressPackageStartupMessages(library(${one}))`).join(';')]);

/** Runs a peer on the same input. @returns null where it is not installed @throws when it fails, or has not ended within four minutes */
export function askPeer(peer: PeerPackage, args: readonly string[]): PeerAnswer | null {
  const command = interpreters[peer.language].find((one) => spawnSync(one, probe(peer), { stdio: 'ignore' }).status === 0);
  if (command === undefined) return null;
  const { status, stdout, stderr, error } = spawnSync(command, [join(folder, peer.script), ...args], { encoding: 'utf8', maxBuffer: 1 << 28, timeout: giveUpMilliseconds });
  if (status !== 0) throw new Error(`${peer.name} did not answer: ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as PeerAnswer;
}

/** Numbers as a file of little-endian doubles. @returns its path */
export function writeDoubles(directory: string, name: string, values: Float64Array): string {
  const path = join(directory, `${name}.f64`);
  writeFileSync(path, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return path;
}
