import type { WallSections } from '@wuding/contract';

type Post = WallSections['posts'][number];

/** A wall of a county in which nothing is going on, but for what a test needs. */
export function aWall({ posts = [] }: { posts?: readonly Pick<Post, 'districtId' | 'presentCount' | 'dueCount'>[] }): WallSections {
  const none = { segmentCount: 0, visitedCount: 0, lengthMetres: 0, visitedMetres: 0, ratio: null };
  return {
    districts: [], units: [], alarms: [], nearest: [], attention: { perHour: 6, toldCount: 0, heldCount: 0 }, incidents: { hours: 3, total: 0, items: [] }, today: { day: '2026-11-20', count: 0, closedCount: 0, openCount: 0, usual: null },
    posts: posts.map((post, index) => ({ key: `post:${index}`, name: `守点${index}`, position: null, state: 'on-post', sinceAt: null, lateMinutes: null, startAt: null, endAt: null, five: { who: 'held', when: 'held', where: 'held', duty: 'held', effect: 'held' }, ...post })),
    coverage: { hours: 2, byClass: [], total: none, owedCount: 0, owed: [] }, rhythm: { days: 30, total: 0, hourOfWeek: Array.from({ length: 168 }, () => 0) }, week: { days: [], categories: [] }, figures: [], forecast: null, returnClock: null,
    plan: { scenes: [], quietHours: null, version: 0 },
  };
}
