import { learnServerTime } from './server-clock';

/** A question asked by public/first-paint.js before the programme was there; `answer` is null where nobody answered. */
interface EarlyQuestion {
  readonly address: string;
  /** Milliseconds since the page began. */
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly answer: Promise<Response | null>;
}
declare global {
  interface Window {
    wudingEarly?: EarlyQuestion[];
  }
}

/** An answer older than this is asked for again, milliseconds: the page has gone another way meanwhile. */
const keptMilliseconds = 10_000;

/** A `fetch` that takes over what was asked before the programme was there, each once; everything else it asks itself. Whatever changes something makes those answers old. */
export function earlyAnswer(fetchAnew: typeof fetch): typeof fetch {
  return async (address, options) => {
    const questions = window.wudingEarly ?? [];
    if ((options?.method ?? 'GET') !== 'GET') questions.length = 0;
    const at = questions.findIndex((question) => question.address === address), [early] = at < 0 ? [] : questions.splice(at, 1);
    if (early === undefined || performance.now() - early.askedAt > keptMilliseconds) return fetchAnew(address, options);
    const answer = await early.answer;
    if (answer === null) return fetchAnew(address, options);
    // The time it tells is that of when it came, not of when it is read here.
    learnServerTime(answer.headers.get('x-server-time') ?? '', early.askedAt, early.answeredAt);
    const headers = new Headers(answer.headers);
    headers.delete('x-server-time');
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
  };
}
