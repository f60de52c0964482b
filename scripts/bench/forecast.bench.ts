import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runTask, visitFrame, weekCellOf, weekdayOfDay, type Forecast, type ForecastTask } from '../../packages/analytics/src';
import { localPlane } from '../../packages/geo/src';

/**
 * The back-test table of docs/hotspots.md on real records: a year of a city's urban-order reports, all together and by kind. No officers' passes are
 * known there, so nothing is held to random visits. Times are the file's own local ones.
 */
const file = resolve(process.env['WUDING_REALDATA'] ?? '../shared/realdata', 'boston311_2015_urban_order.csv.gz');
const cellMetres = 500, areaShare = 0.05, epochAt = Date.UTC(2000, 0, 1), lastDay = (Date.UTC(2015, 11, 31) - epochAt) / 86_400_000, weekCount = 52;

interface Report { readonly kind: string; readonly day: number; readonly hour: number; readonly position: [number, number] }

/** Rows of the file; a quoted cell may hold commas. */
function readReports(text: string): Report[] {
  const [head, ...lines] = text.trimEnd().split('\n').map((line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => quoted ?? plain ?? ''));
  const at = (name: string): number => head!.indexOf(name);
  const [opened, kind, lon, lat] = [at('opened_local'), at('type'), at('lon'), at('lat')];
  return lines.map((cells) => ({
    kind: cells[kind]!, day: Math.floor((Date.parse(`${cells[opened]!}Z`) - epochAt) / 86_400_000), hour: Number(cells[opened]!.slice(11, 13)), position: [Number(cells[lon]), Number(cells[lat])] as [number, number],
  })).filter(({ position: [lng, lat2] }) => Number.isFinite(lng) && Number.isFinite(lat2));
}

function forecastOf(reports: readonly Report[]): Forecast {
  const plane = localPlane([-71.08, 42.32]), numberOf = new Map<string, number>();
  const place = reports.map(({ position }) => {
    const [east, north] = plane.toPlane(position), key = `${Math.floor(east / cellMetres)}.${Math.floor(north / cellMetres)}`;
    if (!numberOf.has(key)) numberOf.set(key, numberOf.size);
    return numberOf.get(key)!;
  });
  const task: ForecastTask = {
    method: 'forecast', weekCount, lastDay, placeCount: numberOf.size, spotCount: 0, visits: visitFrame([], () => ({ day: 0, minute: 0 })), kept: new Uint8Array(), areaShare,
    records: { place, daysBefore: reports.map(({ day }) => lastDay - day), cell: reports.map(({ day, hour }) => weekCellOf(weekdayOfDay(day), hour)) },
  };
  const steps = runTask(task);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value as Forecast;
  }
}

if (!existsSync(file)) console.error(`skipped: ${file} is absent (set WUDING_REALDATA)`);
else {
  const reports = readReports(gunzipSync(readFileSync(file)).toString('utf8'));
  const kinds = [...new Set(reports.map(({ kind }) => kind))].map((kind) => [kind, reports.filter((one) => one.kind === kind)] as const).sort((a, b) => b[1].length - a[1].length).slice(0, 4);
  for (const [name, some] of [['all', reports] as const, ...kinds]) {
    const { records } = forecastOf(some);
    if (records === null) continue;
    for (const row of records.told) {
      const slope = row.calibration === null ? 'unknown' : `${row.calibration.slope.toFixed(2)} (${row.calibration.lower.toFixed(2)}–${row.calibration.upper.toFixed(2)})`;
      console.log(`bench forecast Boston 2015, ${name}, ${row.name} | ${records.eventCount} in 13 weeks | log score ${row.logScore.toFixed(4)} | slope ${slope} | hit ${((row.hitRatio ?? 0) * 100).toFixed(1)} % | PAI ${row.pai?.toFixed(2) ?? '–'} | PEI* ${row.peiStar?.toFixed(3) ?? '–'}`);
    }
    for (const { over, perEvent, standardError } of records.gains) console.log(`bench forecast Boston 2015, ${name}, gain over ${over} | ${perEvent.toFixed(3)} per event | standard error ${standardError.toFixed(3)}`);
    const { place, total } = records.limits;
    console.log(`bench forecast Boston 2015, ${name}, within 95 % limits | places ${place.held} of ${place.of} | weeks ${total.held} of ${total.of} | half-lives ${records.halfLives.structureWeeks}, ${records.halfLives.levelWeeks} weeks`);
  }
}
