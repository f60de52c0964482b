import type { StreetLine } from './coverage-lines';

/** Ends within a ten-millionth of a degree (a centimetre, WGS-84) are one crossing: segments of one road graph share the vertices they meet at. */
const endKey = ([lng, lat]: readonly [number, number]): string => `${lng.toFixed(7)} ${lat.toFixed(7)}`;

/**
 * Between which named streets each segment of a road graph runs: at most a name an end, its own name never, one name once. Streets without a name
 * cross nothing that could be told. A segment whose ends meet no other name has none.
 */
export function streetEnds(streets: readonly { readonly id: number; readonly name: string }[], lines: ReadonlyMap<number, StreetLine['line']>): ReadonlyMap<number, readonly string[]> {
  const met = new Map<string, string[]>();
  const endsOf = (id: number): string[] => {
    const line = lines.get(id), first = line?.[0], last = line?.at(-1);
    return first === undefined || last === undefined ? [] : [endKey([first[0], first[1]]), endKey([last[0], last[1]])];
  };
  for (const { id, name } of streets) {
    if (name === '') continue;
    for (const end of endsOf(id)) {
      const names = met.get(end);
      if (names === undefined) met.set(end, [name]);
      else if (!names.includes(name)) names.push(name);
    }
  }
  return new Map(streets.map(({ id, name }) => {
    const names = endsOf(id).flatMap((end) => met.get(end)?.filter((other) => other !== name).slice(0, 1) ?? []);
    return [id, [...new Set(names)]];
  }));
}
