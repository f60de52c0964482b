import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlClasses, type PatrolStandard } from '@wuding/domain';
import { z } from 'zod';

const monthDay = z.string().regex(/^\d{2}-\d{2}$/);
const minuteOfDay = z.number().int().min(0).max(1440);
const fileSchema = z.object({
  dose: z.object({ leastMinutes: z.number().positive(), mostMinutes: z.number().positive(), everyMinutes: z.number().positive(), fromMinute: minuteOfDay, toMinute: minuteOfDay, source: z.string().min(1) }),
  rules: z.array(z.object({
    of: z.enum([...controlClasses, 'sensitive']), districtId: z.null(), weekdays: z.array(z.number().int().min(0).max(6)).min(1), season: z.object({ from: monthDay, to: monthDay }).nullable(),
    fromMinute: z.number().int().min(0).max(1439), toMinute: z.number().int().min(1).max(1440), visitsPerDay: z.number().nonnegative(), source: z.string().min(1),
  }).refine(({ fromMinute, toMinute }) => toMinute > fromMinute, { message: 'toMinute lies before fromMinute' })),
});

/** What is asked of patrols until the bureau decides otherwise, as data/patrol holds it. A malformed file is a broken installation and throws. */
export const readPatrolRequirements = async (dataFolder: string): Promise<PatrolStandard> =>
  ({ version: 0, fromAt: -Infinity, ...fileSchema.parse(JSON.parse(await readFile(join(dataFolder, 'patrol', 'requirements.json'), 'utf8'))) });
