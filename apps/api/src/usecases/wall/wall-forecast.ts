import type { WallSections } from '@wuding/contract';
import { readIndicator } from '../indicators/read-indicator';
import type { WallPlace } from './wall-sections';

/** What the next hours are expected to bring, by district, and how the same forecast did lately; null while too little is on record to say. */
export async function readWallForecast({ ctx, cubes, dataset }: WallPlace): Promise<WallSections['forecast']> {
  const read = await readIndicator({ ctx, cubes, input: { id: 'inc-01-ahead', dataset: dataset.key } });
  if (!read.ok) throw new Error('the wall asks for the next hours as the command centre does');
  const { value, period: { from, to }, forecast } = read.value;
  if (value === null || forecast === null || from === null || to === null) return null;
  const { lower, upper, districts, asOf, weekCount, test } = forecast;
  return {
    from, to, asOf, weekCount, value, lower, upper, districts: districts.map((district) => ({ ...district })),
    test: { weekCount: test.weekCount, total: { ...test.limits.total }, place: { ...test.limits.place }, ratio: test.calibration?.ratio ?? null },
  };
}
