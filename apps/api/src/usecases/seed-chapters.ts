import type { Hash } from 'node:crypto';
import type { CountyDay, SimulatedCounty } from '@wuding/demo';
import type { LatentSink } from '../data-folder/latent-log';
import type { CountyChapter } from './seed-store';

interface Telling {
  readonly county: SimulatedCounty;
  readonly suffix: string;
  readonly latent: LatentSink | undefined;
  /** Takes in every record, so that the audit row can say exactly what was seeded. */
  readonly hash: Hash;
}

/** A town's life month by month: what is held in memory is one month, however long the life. */
export function* chaptersOf({ county, suffix, latent, hash }: Telling): Generator<CountyChapter> {
  latent?.town(county, suffix);
  let month: CountyDay[] = [];
  for (const day of county.days()) {
    if (month[0] !== undefined && civilDate(month[0].day).slice(0, 7) !== civilDate(day.day).slice(0, 7)) {
      yield chapterOf(month, suffix, hash);
      month = [];
    }
    latent?.stays(day.latent, suffix);
    month.push(day);
  }
  if (month.length > 0) yield chapterOf(month, suffix, hash);
}

function chapterOf(days: readonly CountyDay[], suffix: string, hash: Hash): CountyChapter {
  const incidents = days.flatMap((day) => day.incidents.map((incident) => ({ ...incident, code: incident.code + suffix })));
  const visits = days.flatMap((day) => day.visits.map((visit) => ({ ...visit, spotCode: visit.spotCode + suffix, unit: visit.unit + suffix })));
  for (const record of [...incidents, ...visits]) hash.update(JSON.stringify(record));
  return { fromOn: civilDate(days[0]?.day ?? 0), incidents, visits };
}

const civilDate = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
