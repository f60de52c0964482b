import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Fault } from '../../fault';

/** The file is not the backup it was. Readers are generators inside loops: it travels as an exception to the use case. */
export class BackupDamaged extends Error {
  readonly what: string;

  constructor(what: string) {
    super(what);
    this.name = 'BackupDamaged';
    this.what = what;
  }
}

/** A line holds one row; beyond this it could not be text in this program. */
const mostLineBytes = 256 * 1024 * 1024;
const lineFeed = 0x0a;

/** The lines of a gzipped file, one at a time, with the SHA-256 of all that were taken before. */
export class BackupLines {
  private readonly source: AsyncGenerator<Buffer>;
  private readonly hash: Hash = createHash('sha256');

  constructor(path: string) {
    this.source = wholeLines(path);
  }

  /** The next line without its line feed. Throws BackupDamaged where the file ends early or is no gzip. */
  async next(): Promise<string> {
    const line = await this.take();
    this.hash.update(line);
    return line.toString('utf8', 0, line.length - 1);
  }

  /** The next line, and the SHA-256 (hex) of everything before it. */
  async nextWithHash(): Promise<{ line: string; sha256: string }> {
    const sha256 = this.hash.copy().digest('hex');
    return { line: await this.next(), sha256 };
  }

  /** Throws BackupDamaged when anything follows; reading to the end is also what makes gzip compare its checksum. */
  async end(): Promise<void> {
    if ((await this.source.next()).done !== true) throw new BackupDamaged('something follows after its end');
  }

  async close(): Promise<void> {
    await this.source.return(undefined);
  }

  private async take(): Promise<Buffer> {
    const next = await this.source.next();
    if (next.done === true) throw new BackupDamaged('it ends too early');
    return next.value;
  }
}

/** Pieces of the file ending in a line feed each; an unfinished last line is damage. */
async function* wholeLines(path: string): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of unzipped(path)) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      const rest = chunk.subarray(from, at + 1);
      yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
      begun = [];
      begunBytes = 0;
      from = at + 1;
    }
    if (from === chunk.length) continue;
    begun.push(chunk.subarray(from));
    begunBytes += chunk.length - from;
    if (begunBytes > mostLineBytes) throw new BackupDamaged('a line has no end');
  }
  if (begun.length > 0) throw new BackupDamaged('it ends in the middle of a line');
}

async function* unzipped(path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // The error reaches the reader through `gunzip`.
  pipeline(createReadStream(path), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new BackupDamaged('it ends too early');
    if (code.startsWith('Z_')) throw new BackupDamaged('it is not the gzip stream it was');
    if (code.startsWith('E')) throw new Fault('disk', `reading ${path} (${code})`, { cause: error });
    throw error;
  }
}
