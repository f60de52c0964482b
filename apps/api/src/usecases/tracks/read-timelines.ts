import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { shiftTracks } from '../../repositories/played-tracks';
import { positionGaps, positionSpans, timelineVisits } from '../../repositories/timeline-visits';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { noteLookup, type LookedAs } from './note-lookups';
import { isShown, nameFor } from './play-tracks';

type Answer = ResponseOf<Endpoints['readTimelines']>;
interface Span { readonly from: number; readonly to: number }

/** @source fixtures/coverage.json, maxGapS: positions farther apart in time say nothing of the way between */
const gapSeconds = 120;
const dayMilliseconds = 86_400_000;

/**
 * What some devices did on their duty in a window of a day at most: streets, stays and pauses without positions, one unit a stretch of duty. Looked at for a reason
 * as a way is. Refuses `not-found` where a device was not on duty then or is not the actor's to look at, `window-too-long`, `window-ends-before-it-begins`.
 */
export async function readTimelines({ ctx, input, as = 'shown' }: { ctx: Context; input: ParsedOf<Endpoints['readTimelines']>['body']; as?: LookedAs }): Promise<Result<Answer>> {
  const fromAt = Date.parse(input.from), toAt = Date.parse(input.to), window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays: 1 } });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const deviceIds = [...new Set(input.deviceIds)], datasetId = dataset.value.id, { db } = ctx.store;
  const shifts = (await shiftTracks(db, { datasetId, fromAt, toAt, deviceIds })).filter((one) => isShown(ctx, one));
  if (new Set(shifts.map(({ deviceId }) => deviceId)).size < deviceIds.length) return refuse('not-found', { pointer: '/deviceIds' });
  const noted = await noteLookup(ctx, { datasetId, fromAt, toAt, reason: input.reason, shown: shifts, action: 'read-timeline', as });
  if (!noted.ok) return noted;
  const visits = await timelineVisits(db, { fromAt, toAt, deviceIds }), gaps = await positionGaps(db, { fromAt, toAt, deviceIds, gapSeconds }), spans = await positionSpans(db, { fromAt, toAt, deviceIds });
  return accept({
    from: instantText(fromAt), to: instantText(toAt),
    units: shifts.map(({ deviceId, placeName, personName, bearer, isSimulated, fromAt: beginsAt, toAt: endsAt }) => {
      const shift = { from: Math.max(beginsAt, fromAt), to: Math.min(endsAt, toAt) };
      return {
        deviceId, placeName, personName: nameFor(ctx, personName), bearer, isSimulated, shift: spanText(shift),
        visits: visits.filter((one) => one.deviceId === deviceId && one.from >= shift.from && one.from < shift.to).map(({ deviceId: _device, from, to, ...visit }) => ({ ...visit, ...spanText({ from, to }) })),
        gaps: gapsWithin(shift, gaps.filter((one) => one.deviceId === deviceId), spans.find((one) => one.deviceId === deviceId) ?? null).map(spanText),
      };
    }),
  });
}

/** Stretches of a shift without positions: between them, before the first and after the last; the whole of it where there are none. */
function gapsWithin(shift: Span, pauses: readonly Span[], seen: Span | null): Span[] {
  const ends = seen === null ? [shift] : [{ from: shift.from, to: seen.from }, { from: seen.to, to: shift.to }];
  return [...pauses, ...ends].map(({ from, to }) => ({ from: Math.max(from, shift.from), to: Math.min(to, shift.to) })).filter(({ from, to }) => to - from > gapSeconds * 1_000).sort((a, b) => a.from - b.from);
}

const spanText = ({ from, to }: Span): { from: string; to: string } => ({ from: instantText(from), to: instantText(to) });
