import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readWorkCalendarFile } from '../../data-folder/work-calendar-file';
import { putWorkCalendar } from '../../repositories/calendar-rules';
import { mutate } from '../mutate';

/** Loads the work calendar of the data folder when the store has none of that cover: a new edition replaces an older one. */
export async function ensureWorkCalendar({ ctx, input }: { ctx: Context; input: { dataFolder: string } }): Promise<Result<null>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const calendar = await readWorkCalendarFile(input.dataFolder);
  const written = await mutate<null>(ctx, async (tx) => {
    if (!(await putWorkCalendar(tx, calendar))) return refuse('nothing-new');
    return accept({ value: null, audit: { action: 'create', entity: 'work-calendar', entityId: calendar.key, itemCount: calendar.holidays.length + calendar.workedWeekends.length } });
  });
  return !written.ok && written.refusal.code === 'nothing-new' ? accept(null) : written;
}
