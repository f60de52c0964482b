import type { PatrolRequirement, PatrolStandard } from '@wuding/domain';

/** A rule for every day of the year, 08:00 to 20:00. */
export const patrolRule = (of: PatrolRequirement['of'], visitsPerDay: number): PatrolRequirement =>
  ({ of, districtId: null, weekdays: [0, 1, 2, 3, 4, 5, 6], season: null, fromMinute: 480, toMinute: 1200, visitsPerDay, source: 'test' });

/** What is installed, with these rules; spots ask for 10 to 16 minutes every two hours. */
export const installedStandard = (...rules: readonly PatrolRequirement[]): PatrolStandard =>
  ({ version: 0, fromAt: -Infinity, rules, dose: { leastMinutes: 10, mostMinutes: 16, everyMinutes: 120, fromMinute: 480, toMinute: 1200, source: 'test' } });
