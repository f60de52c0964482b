import { request } from './request';
import { isServerTimeFresh, learnServerTime, markOfAsking } from './server-clock';

/** Makes sure the server's time is known and fresh. @throws RequestFailure when the server cannot be asked */
export async function askServerTime(): Promise<void> {
  if (isServerTimeFresh()) return;
  const askedAt = markOfAsking();
  learnServerTime((await request('readHealth', {})).now, askedAt);
}
