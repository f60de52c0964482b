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
    wudingEarly?: EarlyQuestion;
  }
}

/** A `fetch` that takes over what was asked before the programme was there, once; everything else it asks itself. */
export function earlyAnswer(fetchAnew: typeof fetch): typeof fetch {
  return async (address, options) => {
    const early = window.wudingEarly;
    if (early === undefined || address !== early.address || (options?.method ?? 'GET') !== 'GET') return fetchAnew(address, options);
    delete window.wudingEarly;
    const answer = await early.answer;
    if (answer === null) return fetchAnew(address, options);
    // The time it tells is that of when it came, not of when it is read here.
    learnServerTime(answer.headers.get('x-server-time') ?? '', early.askedAt, early.answeredAt);
    const headers = new Headers(answer.headers);
    headers.delete('x-server-time');
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
  };
}
