import type { stream } from 'hono/streaming';

/** A stream to one reader. */
export type Out = Parameters<Parameters<typeof stream>[1]>[0];

/** @source quality goals §2: a stream that says nothing is dead at 45 s */
const deadMilliseconds = 45_000;

/** Whether the reader took it; one that takes nothing for so long is given up. */
export async function isRead(out: Out, frame: Uint8Array): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const givenUp = new Promise<false>((resolve) => { timer = setTimeout(() => resolve(false), deadMilliseconds); });
  const isTaken = await Promise.race([out.write(frame).then(() => true as const), givenUp]);
  clearTimeout(timer);
  if (!isTaken) out.abort();
  return isTaken;
}
