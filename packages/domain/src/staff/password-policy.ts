import { accept, refuse, type Refusal, type Result } from '../shared/result';

/**
 * Length counts and lists, no rules about kinds of characters and no forced change: such rules make passwords worse.
 * @source NIST SP 800-63B (2017) 5.1.1.2: at least 8 (here 10), at least 64 allowed, every character allowed, common and
 * context-specific words refused. Demo accounts are exempt.
 */
export const passwordPolicy = { minimumLength: 10, maximumLength: 200, minimumDistinctCount: 5 } as const;

export type PasswordRefusal = Refusal<'password-too-short' | 'password-too-long' | 'password-too-common'>;

/** Words people reach for when a form wants ten characters; compared without case, anywhere in the password. */
const commonWords = [
  'password', 'passw0rd', 'p@ssw0rd', 'qwerty', 'admin123', 'letmein', 'iloveyou', 'woaini', '5201314', 'chengguan', 'wuding',
];
const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/** One spelling for passwords that look the same, so that a phone's and a desk's keyboard agree (NIST: NFKC or NFKD). */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/**
 * Whether somebody may choose this password.
 * @param password as typed; length is counted in characters (code points) after normalisation
 */
export function checkPassword(password: string, username: string): Result<string, PasswordRefusal> {
  const normal = normalisePassword(password);
  const length = [...normal].length;
  const { minimumLength, maximumLength, minimumDistinctCount } = passwordPolicy;
  if (length < minimumLength) return refuse('password-too-short', { pointer: '/password', data: { minimumLength } });
  if (length > maximumLength) return refuse('password-too-long', { pointer: '/password', data: { maximumLength } });
  if (new Set(normal).size < minimumDistinctCount || isGuessable(normal.toLowerCase(), username)) {
    return refuse('password-too-common', { pointer: '/password' });
  }
  return accept(normal);
}

/** Whether what is left after the obvious part is taken away would not stand alone. */
function isGuessable(lower: string, username: string): boolean {
  const obvious = [username, ...commonWords, ...runs.flatMap((run) => longestRun(lower, run))].filter((word) => word.length > 2);
  const rest = obvious.reduce((text, word) => text.replaceAll(word, ''), lower);
  return rest !== lower && [...rest].length < 6;
}

/** The longest piece of `run` (four characters or more) inside the text, as a list of none or one. */
function longestRun(text: string, run: string): string[] {
  for (let length = Math.min(text.length, run.length); length >= 4; length--) {
    for (let start = 0; start + length <= run.length; start++) {
      const piece = run.slice(start, start + length);
      if (text.includes(piece)) return [piece];
    }
  }
  return [];
}
