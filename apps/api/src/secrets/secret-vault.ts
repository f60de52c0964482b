import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

export const keyFileName = 'secret.key';

/** Seals small secrets with a key that is not in the store: a stolen backup or database opens nothing. */
export interface SecretVault {
  /** The secret sealed for one purpose (such as an account): opened for another, it does not open. */
  seal(secret: Uint8Array, purpose: string): string;
  /** null when it was sealed with another key or for another purpose, or was changed since. */
  open(sealed: string, purpose: string): Uint8Array | null;
  /** A keyed hash: the same text gives the same hash, and without the key none can be tried. */
  hash(text: string, purpose: string): string;
}

/**
 * The vault of a data directory. Its key file is made, readable by its owner alone, the first time a secret is sealed or
 * hashed; two processes that start together end up with the same one. Losing the file loses what was sealed.
 */
export function openSecretVault(dataDirectory: string): SecretVault {
  let keys: { seal: Uint8Array; hash: Uint8Array } | undefined;
  const load = (): { seal: Uint8Array; hash: Uint8Array } => {
    const master = (keys === undefined) ? readKey(dataDirectory) : null;
    if (master !== null) keys = { seal: derive(master, 'seal'), hash: derive(master, 'hash') };
    return keys!;
  };
  return {
    seal(secret, purpose) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', load().seal, iv).setAAD(Buffer.from(purpose));
      return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < ivBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', load().seal, bytes.subarray(0, ivBytes)).setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
      } catch {
        return null;
      }
    },
    hash: (text, purpose) => createHmac('sha256', load().hash).update(`${purpose}\n${text}`).digest('hex'),
  };
}

/** @source RFC 5869: one key for each use */
const derive = (master: Uint8Array, use: string): Uint8Array => new Uint8Array(hkdfSync('sha256', master, '', `wuding ${use}`, keyBytes));

function readKey(dataDirectory: string): Uint8Array {
  const path = join(dataDirectory, keyFileName);
  if (!existsSync(path)) makeKey(dataDirectory, path);
  const key = readFileSync(path);
  if (key.length !== keyBytes) throw new Error(`${path} must hold ${keyBytes} bytes, not ${key.length}`);
  return key;
}

/** Written aside and linked into place: it is there whole or not at all, and never over one that is there. */
function makeKey(dataDirectory: string, path: string): void {
  mkdirSync(dataDirectory, { recursive: true });
  const aside = `${path}.${process.pid}.part`;
  writeFileSync(aside, randomBytes(keyBytes), { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
