import type { Refusal } from '@wuding/domain';

const sentences: Readonly<Record<string, string>> = {
  'not-allowed': 'the role of this command may not do that',
  'not-found': 'there is no such account',
  'already-exists': 'the name is taken',
  'already-disabled': 'the account is disabled already',
  'not-disabled': 'the account is not disabled',
  'username-invalid': 'a username has 2–63 lower-case letters, digits, dots or hyphens, beginning with a letter or digit',
  'display-name-invalid': 'a display name has 1–64 characters and no control characters',
  'role-without-districts': 'only a district-leader has districts',
  'unknown-district': 'the bureau’s own dataset has no district of that name',
  'file-exists': 'a backup never replaces a file: take another name, or move that one away',
  'file-not-found': 'there is no such file',
  'backup-damaged': 'nothing was restored',
  'newer-schema': 'a later version of the program made it: restore it with that version',
  'other-schema': 'it comes from another history of the schema than this program’s',
  'store-not-empty': 'these rows would be gone; --force replaces them',
  'audit-chain-broken': 'nothing was restored; --accept-broken-audit restores it all the same',
  'password-too-short': 'the password is too short',
  'password-too-long': 'the password is too long',
  'password-too-common': 'the password is among the first anybody would try',
};

/** A refusal for the console: its code, a sentence where there is one, and its data. */
export function refusalText({ code, data }: Refusal): string {
  const sentence = sentences[code] === undefined ? '' : `: ${sentences[code]}`;
  const facts = Object.entries(data ?? {}).map(([name, value]) => `${name} ${String(value)}`).join(', ');
  return `refused, ${code}${sentence}${facts === '' ? '' : ` (${facts})`}`;
}
