import { Fault, type FaultKind } from '../../fault';

const mending: Readonly<Record<FaultKind, string>> = {
  'store-away': 'check DATABASE_URL, and that PostgreSQL runs and takes connections from here',
  'statement-timeout': 'try again when the store is less busy',
  'queue-full': 'try again when the store is less busy',
  'store-locked': 'stop the server that uses this data directory, or run the command through it (same WUDING_DATA_DIR and DATABASE_URL)',
  'newer-schema': 'this program is older than the store: start the newer version, or restore a backup made by this one',
  disk: 'check that the data directory exists, is writable, and has room',
  unexpected: 'look at the log',
};

/** SQLSTATEs an installation meets before it has ever run. */
const mendingBySqlState: Readonly<Record<string, string>> = {
  '0A000': 'install PostGIS for this server (Debian: apt-get install postgresql-15-postgis-3)',
  '58P01': 'install PostGIS for this server (Debian: apt-get install postgresql-15-postgis-3)',
  '42501': 'let a superuser run here: create extension postgis; create extension btree_gist; and give the program’s role the schema',
  '3D000': 'create the database: createdb --encoding=UTF8 --template=template0 <name>',
  '28P01': 'the password in DATABASE_URL is not right',
  '28000': 'the server does not let this role in: look at pg_hba.conf',
};

/** What to do about something that went wrong outside this program; null when nothing can be said. */
export function explainFault(error: unknown): string | null {
  const code = sqlStateOf(error);
  if (code !== null && mendingBySqlState[code] !== undefined) return mendingBySqlState[code];
  if (error instanceof Fault) return mending[error.kind];
  return error instanceof Error && 'syscall' in error ? mending.disk : null;
}

/** The SQLSTATE of the innermost cause that has one. */
function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const inner = sqlStateOf(error.cause);
  if (inner !== null) return inner;
  return 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}
