import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readDrawings, type CountyDrawings, type WorkCalendar } from '@wuding/demo';
import { z } from 'zod';

/** What the simulated county's ground is drawn in. A missing or malformed file is a broken installation and throws. */
export async function readCountyDrawings(dataFolder: string): Promise<CountyDrawings> {
  const read = (name: string): Promise<string> => readFile(join(dataFolder, 'county', `${name}.geojson`), 'utf8');
  const readPacked = async (name: string): Promise<string> => (await unpack(await readFile(join(dataFolder, 'county', `${name}.geojson.gz`)))).toString('utf8');
  const [roads, bridges, districts, blocks, buildings] = await Promise.all([read('roads'), read('bridges'), read('districts'), readPacked('blocks'), readPacked('buildings')]);
  return readDrawings({ roads, bridges, districts, blocks, buildings });
}

const unpack = promisify(gunzip);

const civilDate = z.iso.date();
const calendarSchema = z.object({ holidays: z.array(z.object({ from: civilDate, to: civilDate })), workedWeekends: z.array(civilDate) });

const dayMilliseconds = 86_400_000;

/** The work calendar as single days. */
export async function readWorkCalendar(dataFolder: string): Promise<WorkCalendar> {
  const file = calendarSchema.parse(JSON.parse(await readFile(join(dataFolder, 'calendar', 'work-calendar.json'), 'utf8')));
  return { holidays: new Set(file.holidays.flatMap(daysOf)), workedWeekends: new Set(file.workedWeekends) };
}

/** Every civil day of a span, both ends included. */
function daysOf({ from, to }: { from: string; to: string }): string[] {
  const first = Date.parse(from);
  const count = (Date.parse(to) - first) / dayMilliseconds + 1;
  return Array.from({ length: count }, (_, i) => new Date(first + i * dayMilliseconds).toISOString().slice(0, 10));
}
