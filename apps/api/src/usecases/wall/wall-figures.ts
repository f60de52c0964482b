import { scenesOf, type FigurePeriod } from '@wuding/catalog';
import type { WallSections } from '@wuding/contract';
import { listWorkDistricts } from '../../repositories/home-work';
import { homeDays, type HomeDays } from '../home/home-days';
import { readIndicator } from '../indicators/read-indicator';
import { instantText } from '../instant-text';
import type { WallPlace } from './wall-sections';

type Figure = WallSections['figures'][number];

/** Begins of the periods; each ends now. */
const beginOf: Readonly<Record<FigurePeriod, (days: HomeDays) => number>> = { today: ({ todayAt }) => todayAt, 'days-7': ({ startOf }) => startOf(-7), 'days-30': ({ startOf }) => startOf(-30) };

/** Every indicator that some scene names, over its period and district, each once. One the registry does not know is left out: the screen says so. */
export async function readWallFigures({ store: { db }, dataset, clock, ctx, cubes }: WallPlace): Promise<Figure[]> {
  const now = clock.now(), days = homeDays(now, dataset.timeZone), wanted = new Map<string, { id: string; period: FigurePeriod; districtId: number | null }>();
  for (const { figures, districtId } of scenesOf(await listWorkDistricts(db, dataset.id))) {
    for (const figure of figures) if (figure.source === 'indicator') wanted.set(`${figure.id}/${figure.period}/${districtId ?? ''}`, { id: figure.id, period: figure.period, districtId });
  }
  const read: Figure[] = [];
  for (const [key, { id, period, districtId }] of wanted) {
    // Whole days end with yesterday; today is not over.
    const to = period === 'today' ? now : days.todayAt;
    const figure = await readIndicator({ ctx, cubes, input: { id, dataset: dataset.key, from: instantText(beginOf[period](days)), to: instantText(to), ...(districtId === null ? {} : { district: districtId }) } });
    if (!figure.ok) continue;
    const { label, unit, value, numerator, denominator, n, suppressed } = figure.value;
    read.push({ key, label, unit, value, numerator, denominator, n, suppressed });
  }
  return read;
}
