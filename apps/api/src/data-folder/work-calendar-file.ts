import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const civilDate = z.iso.date();
const fileSchema = z.object({
  key: z.string(), name: z.string(), source: z.string(), coversFrom: civilDate, coversTo: civilDate,
  holidays: z.array(z.object({ name: z.string(), from: civilDate, to: civilDate })), workedWeekends: z.array(civilDate),
});

/** Holidays and 调休 as data/calendar holds them. A malformed file is a broken installation and throws. */
export const readWorkCalendarFile = async (dataFolder: string): Promise<z.infer<typeof fileSchema>> =>
  fileSchema.parse(JSON.parse(await readFile(join(dataFolder, 'calendar', 'work-calendar.json'), 'utf8')));
