import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { controlClasses, type PatrolRequirement } from '@wuding/domain';
import { z } from 'zod';

const monthDay = z.string().regex(/^\d{2}-\d{2}$/);
const fileSchema = z.object({
  rules: z.array(z.object({
    of: z.enum([...controlClasses, 'sensitive']), district: z.string().nullable(), weekdays: z.array(z.number().int().min(0).max(6)).min(1), season: z.object({ from: monthDay, to: monthDay }).nullable(),
    fromMinute: z.number().int().min(0).max(1439), toMinute: z.number().int().min(1).max(1440), visitsPerDay: z.number().nonnegative(), source: z.string().min(1),
  }).refine(({ fromMinute, toMinute }) => toMinute > fromMinute, { message: 'toMinute lies before fromMinute' })),
});

/** How often streets are to be visited, as data/patrol holds it. A malformed file is a broken installation and throws. */
export const readPatrolRequirements = async (dataFolder: string): Promise<readonly PatrolRequirement[]> =>
  fileSchema.parse(JSON.parse(await readFile(join(dataFolder, 'patrol', 'requirements.json'), 'utf8'))).rules;
