/** One measurement against a named peer of the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: { readonly name: string; readonly value: number };
  /** Whether less is better (times, sizes) or more (rows per second). */
  readonly better: 'less' | 'more';
}

/** `bench <name> | ours <v unit> | <peer> <v unit> | ratio <r>`; the ratio is above 1 where ours is better. */
export function figureLine({ name, unit, ours, peer, better }: Figure): string {
  const ratio = better === 'less' ? peer.value / ours : ours / peer.value;
  return `bench ${name} | ours ${short(ours)} ${unit} | ${peer.name} ${short(peer.value)} ${unit} | ratio ${short(ratio)}`;
}

/** A figure that has no peer: it is held against a goal. `bench <name> | ours <v unit> | goal <v unit> | ratio <r>` */
export const goalLine = ({ goal, ...figure }: Omit<Figure, 'peer'> & { readonly goal: number }): string =>
  figureLine({ ...figure, peer: { name: 'goal', value: goal } });

/** Three significant digits, never in powers of ten. */
const short = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** The middle of the times a piece of work takes, in milliseconds, after it has warmed up. */
export async function medianMilliseconds(work: () => unknown, { warmUps = 2, runs = 7 } = {}): Promise<number> {
  const times: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const startedAt = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** Address of the throwaway PostgreSQL of this run; null where none is installed. */
export const postgresOfThisRun = (): string | null => process.env['WUDING_RUN_POSTGRES'] ?? null;
