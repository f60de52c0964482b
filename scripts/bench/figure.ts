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

/** A figure whose peer is not on this machine: no ratio is told, only what would bring it. `bench <name> | ours <v unit> | <peer> not installed: <install>` */
export const absentPeerLine = ({ name, unit, ours, peer, install }: Pick<Figure, 'name' | 'unit' | 'ours'> & { readonly peer: string; readonly install: string }): string =>
  `bench ${name} | ours ${short(ours)} ${unit} | ${peer} not installed: ${install}`;

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

/** The same in time of the processor, which other work on the machine lengthens little: for what is held against another program's own time. */
export async function medianProcessorMilliseconds(work: () => unknown, { warmUps = 2, runs = 7 } = {}): Promise<number> {
  const times: number[] = [];
  for (let run = -warmUps; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (run >= 0) times.push((user + system) / 1_000);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** Address of the throwaway PostgreSQL of this run; null where none is installed. */
export const postgresOfThisRun = (): string | null => process.env['WUDING_RUN_POSTGRES'] ?? null;
