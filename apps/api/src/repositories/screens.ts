import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { screen, screenPairing, type SceneChoice } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

/** A paired screen. Instants UTC milliseconds. */
export interface ScreenRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly name: string;
  readonly sceneIds: SceneChoice;
  readonly diagonalInches: number;
  readonly tilesAcross: number;
  readonly tilesDown: number;
  readonly distanceMetres: number;
  readonly pairedAt: number;
  readonly pairedBy: string;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  readonly lastSeenAt: number | null;
  readonly version: number;
}

const columns = sql`
  s.id::int as id, s.dataset_id::int as "datasetId", s.name, s.scene_ids as "sceneIds", s.diagonal_inches::float8 as "diagonalInches", s.tiles_across::int as "tilesAcross",
  s.tiles_down::int as "tilesDown", s.distance_metres::float8 as "distanceMetres", ${millisecondsOf(sql`s.paired_at`)} as "pairedAt", s.paired_by as "pairedBy", ${millisecondsOf(sql`s.expires_at`)} as "expiresAt",
  ${millisecondsOf(sql`s.revoked_at`)} as "revokedAt", ${millisecondsOf(sql`s.last_seen_at`)} as "lastSeenAt", s.version::int as version`;

/** Every screen there ever was, by name: a bureau has a few dozen. */
export const listScreens = (db: Database, datasetId: number): Promise<ScreenRecord[]> =>
  rowsOf<ScreenRecord>(db, sql`select ${columns} from screen s where s.dataset_id = ${datasetId}::int order by s.name, s.id`);

export async function findScreen(db: Database, id: number): Promise<ScreenRecord | null> {
  const [row] = await rowsOf<ScreenRecord>(db, sql`select ${columns} from screen s where s.id = ${id}::int`);
  return row ?? null;
}

/** One indexed look-up a token; hashes of no screen are absent. Revoked and expired ones are there, to be told so. */
export async function findScreensByToken(db: Database, tokenHashes: readonly string[]): Promise<Map<string, ScreenRecord>> {
  const rows = await rowsOf<ScreenRecord & { tokenHash: string }>(db, sql`
    select s.token_hash as "tokenHash", ${columns} from screen s where s.token_hash in (${sql.join(tokenHashes.map((hash) => sql`${hash}`), sql`, `)})`);
  return new Map(rows.map(({ tokenHash, ...record }) => [tokenHash, record]));
}

export interface ScreenDraft extends Pick<ScreenRecord, 'datasetId' | 'name' | 'sceneIds' | 'diagonalInches' | 'tilesAcross' | 'tilesDown' | 'distanceMetres' | 'pairedAt' | 'pairedBy' | 'expiresAt'> {
  readonly tokenHash: string;
}

/** @returns its id; null when a screen of that name is in use */
export async function insertScreen(tx: Database, { pairedAt, expiresAt, ...draft }: ScreenDraft): Promise<number | null> {
  const [row] = await tx.insert(screen).values({ ...draft, pairedAt: new Date(pairedAt), expiresAt: new Date(expiresAt) }).onConflictDoNothing().returning({ id: screen.id });
  return row?.id ?? null;
}

export type ScreenChange = Pick<ScreenRecord, 'name' | 'sceneIds' | 'diagonalInches' | 'tilesAcross' | 'tilesDown' | 'distanceMetres' | 'expiresAt'>;

/** Whether another screen in use has the name. */
export async function isScreenNameTaken(db: Database, { datasetId, id, name }: { datasetId: number; id: number; name: string }): Promise<boolean> {
  const rows = await rowsOf(db, sql`select 1 from screen where dataset_id = ${datasetId}::int and name = ${name} and id <> ${id}::int and revoked_at is null`);
  return rows.length > 0;
}

/** Writes over the expected version; false when somebody else was first. */
export async function updateScreen(tx: Database, { id, version }: { id: number; version: number }, { expiresAt, ...change }: ScreenChange): Promise<boolean> {
  const rows = await tx.update(screen).set({ ...change, expiresAt: new Date(expiresAt), version: version + 1 }).where(and(eq(screen.id, id), eq(screen.version, version), isNull(screen.revokedAt))).returning({ id: screen.id });
  return rows.length === 1;
}

/** @returns false when there is no such screen, or it was revoked before */
export async function revokeScreenRow(tx: Database, id: number, at: number): Promise<boolean> {
  const rows = await rowsOf(tx, sql`update screen set revoked_at = ${instantAt(at)}, version = version + 1 where id = ${id}::int and revoked_at is null returning 1`);
  return rows.length === 1;
}

/**
 * Gives a revoked screen its right back, to the browser that shows a code in its place where there is one, else to the one that held it.
 * @returns false when there is no such screen, or it is not revoked
 */
export async function restoreScreenRow(tx: Database, id: number, at: number): Promise<boolean> {
  const rows = await rowsOf(tx, sql`
    update screen set revoked_at = null, version = version + 1, token_hash = coalesce((
      select p.token_hash from screen_pairing p where p.former_screen_id = ${id}::int and p.expires_at > ${instantAt(at)} order by p.created_at desc, p.code limit 1), token_hash)
    where id = ${id}::int and revoked_at is not null returning 1`);
  await tx.delete(screenPairing).where(eq(screenPairing.formerScreenId, id));
  return rows.length === 1;
}

export async function writeScreenSeen(db: Database, id: number, at: number): Promise<void> {
  await db.update(screen).set({ lastSeenAt: new Date(at) }).where(eq(screen.id, id));
}

/** A screen that shows a code and waits. */
export interface WaitingScreen {
  readonly tokenHash: string;
  readonly code: string;
  readonly expiresAt: number;
}

/** Those whose time has not passed. */
export const waitingScreens = (db: Database, now: number): Promise<WaitingScreen[]> => rowsOf<WaitingScreen>(db, sql`
  select token_hash as "tokenHash", code, ${millisecondsOf(sql`expires_at`)} as "expiresAt" from screen_pairing where expires_at > ${instantAt(now)} order by created_at, code`);

/** The screen a browser was before, by the token it holds still: that of its right, or of a code it waited with. Null = nobody's. */
export async function formerScreenOf(db: Database, tokenHash: string): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(db, sql`
    select id::int as id from screen where token_hash = ${tokenHash} union all select former_screen_id::int from screen_pairing where token_hash = ${tokenHash} and former_screen_id is not null limit 1`);
  return row?.id ?? null;
}

/** @returns false when the code is taken, which one in millions is */
export async function insertPairing(tx: Database, { tokenHash, code, expiresAt, formerScreenId }: WaitingScreen & { formerScreenId: number | null }, now: number): Promise<boolean> {
  const rows = await tx.insert(screenPairing).values({ tokenHash, code, formerScreenId, createdAt: new Date(now), expiresAt: new Date(expiresAt) }).onConflictDoNothing().returning({ code: screenPairing.code });
  return rows.length === 1;
}

export const removePairing = async (tx: Database, tokenHash: string): Promise<void> => void (await tx.delete(screenPairing).where(eq(screenPairing.tokenHash, tokenHash)));

export const removeOldPairings = async (tx: Database, now: number): Promise<void> => void (await tx.delete(screenPairing).where(lt(screenPairing.expiresAt, new Date(now))));
