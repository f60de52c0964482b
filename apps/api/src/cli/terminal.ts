import type { Output } from './command';

/** Output on a real terminal: data on stdout, words about it on stderr, progress overwritten in place. */
export function terminalOutput(): Output {
  let isProgressShown = false;
  const clearProgress = (): void => {
    if (isProgressShown && process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
    isProgressShown = false;
  };
  return {
    line: (text) => { clearProgress(); process.stdout.write(`${text}\n`); },
    error: (text) => { clearProgress(); process.stderr.write(`${text}\n`); },
    progress: (text) => {
      clearProgress();
      process.stderr.write(process.stderr.isTTY ? text : `${text}\n`);
      isProgressShown = true;
    },
  };
}
