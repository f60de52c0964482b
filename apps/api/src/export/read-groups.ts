/**
 * Records in groups by keyset: each group begins behind the last record of the one before, so that the cost of a group
 * does not grow with what lies before it, and nothing is held meanwhile, neither rows nor a transaction. Records written
 * behind the place reached are among them.
 * @param read at most `groupSize` records behind the last one of the group before; null = from the beginning
 */
export async function* readGroups<Row>(read: (last: Row | null, groupSize: number) => Promise<readonly Row[]>, groupSize = 2_000): AsyncGenerator<readonly Row[]> {
  let last: Row | null = null;
  while (true) {
    const rows: readonly Row[] = await read(last, groupSize);
    if (rows.length > 0) yield rows;
    if (rows.length < groupSize) return;
    last = rows.at(-1) ?? null;
  }
}
