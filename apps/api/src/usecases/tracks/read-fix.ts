import { accept, refuse, type Result, type SentFix } from '@wuding/domain';

/** Why one position could not be read; the others of its message are kept. */
export type FixFault = 'not-an-object' | 'time-unreadable' | 'position-unreadable' | 'number-unreadable';

/** What PostgreSQL and people agree on as an instant. */
const earliestAt = Date.UTC(1900, 0, 1), latestAt = Date.UTC(2200, 0, 1);

/**
 * One position of a message: `{ at, lng, lat, accuracyMetres?, speedMetresPerSecond?, headingDegrees? }`; `at` as ISO text with an offset, or UTC milliseconds
 * as a number. Wrong places (0, 0; swapped; elsewhere) are read: they are marked later, not refused.
 */
export function readFix(row: unknown): Result<SentFix, { code: FixFault; pointer?: string }> {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return refuse('not-an-object');
  const { at, lng, lat, accuracyMetres = null, speedMetresPerSecond = null, headingDegrees = null } = row as Record<string, unknown>;
  const deviceAt = readInstant(at);
  if (deviceAt === null) return refuse('time-unreadable', { pointer: '/at' });
  if (!isDegrees(lng)) return refuse('position-unreadable', { pointer: '/lng' });
  if (!isDegrees(lat)) return refuse('position-unreadable', { pointer: '/lat' });
  for (const [name, value] of Object.entries({ accuracyMetres, speedMetresPerSecond, headingDegrees }))
    if (value !== null && !(isFinite(value) && Math.abs(value) <= 1e6)) return refuse('number-unreadable', { pointer: `/${name}` });
  return accept({ deviceAt, lng, lat, accuracyMetres: accuracyMetres as number | null, speedMetresPerSecond: speedMetresPerSecond as number | null, headingDegrees: headingDegrees as number | null });
}

const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
/** Latitudes beyond 90 are swapped positions: they are for the judge. */
const isDegrees = (value: unknown): value is number => isFinite(value) && Math.abs(value) <= 360;

/** UTC milliseconds; null where it cannot be an instant. */
function readInstant(value: unknown): number | null {
  const at = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(value) ? Date.parse(value) : isFinite(value) ? Math.round(value) : Number.NaN;
  return at >= earliestAt && at <= latestAt ? at : null;
}
