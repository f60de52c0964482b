import { importFile, type ImportRefusal } from '../usecases/import/import-file';
import type { Command, ExitCode } from './command';
import { runImportTracks, tracksUsage } from './import-tracks';
import { readImportOptions } from './import-options';
import { refusalLines, summaryLines } from './import-report';

const usage = `usage: wuding import <districts|roads|places|incidents|zones|posts|staff> <file> [options]

GeoJSON, CSV (also gzipped; UTF-8 or GB18030) or XLSX, with a header line. All good rows of the file are stored in one transaction;
importing the same file again changes nothing. Rows are numbered from the first data row.

  --dataset NAME         dataset to import into, made when it is new (default: the bureau's own)
  --format csv|geojson|xlsx  when the file's name does not tell
  --crs DATUM            wgs84 (default), cgcs2000, gcj02 (高德, 腾讯), bd09 (百度)
  --accept-datum         import although the positions fit the streets better under another datum
  --tz ZONE              IANA zone of times without offset (default: the dataset's)
  --date-order ymd|mdy|dmy
  --map field=column     column for a field, repeatable; "field=" says the file has none
                         incidents: code at closedAt category lng lat text source handlingMode outcome
                         roads: name class bridge tunnel   places: code name kind address lng lat
                         districts: code name grade leader plan validFrom
                         zones: code name kind capacity hours eventCodes basis effectiveFrom effectiveTo market
                         staff: code name kind phone skills joinedOn leftOn certificateNumber certificateFrom certificateUntil
                         posts: code name primary relief personCount certifiedCount needsVehicle pattern earlyArriveMinutes
                         lateLeaveMinutes lng lat line radiusMetres viewSide district streetName eventCodes allowedStalls
                         allowedZones checklist handover escalationContact targets reviewOn
  --value field:from=to  read another value, repeatable; e.g. class:residential=alley
  --code-set NAME        code set the categories of incidents belong to, made or extended (not the bureau's own)
  --dry-run              says what it would do
  --errors FILE          rejected rows as CSV: row, field, reason, detail
  --max-bytes N          longest the file may become when decompressed
  --json                 last line {"accepted":n,"rejected":n,"repaired":n,"duplicate":n}`;

/** 0 when anything was accepted or known already; 1 when the file was refused or nothing but rejected; 2 for wrong usage. */
export const importCommand: Command = {
  name: 'import',
  summary: 'districts, roads, places, incidents, zones, posts, staff or tracks from a GeoJSON, CSV, XLSX or GPX file',
  usage: `${usage}\n\n${tracksUsage}`,
  role: 'sysadmin',
  permission: 'dataset.import',
  run: async (call) => {
    if (call.argv[0] === 'tracks') return runImportTracks(call);
    const { ctx, out } = call;
    const options = readImportOptions(call);
    if (typeof options === 'string') {
      out.error(`${options}\n\n${usage}`);
      return 2;
    }
    const result = await importFile({ ctx, input: options.request });
    const counts = result.ok ? result.value : refusedCounts(result.refusal);
    if (result.ok) for (const line of summaryLines(result.value)) out.line(line);
    else for (const line of refusalLines(result.refusal)) out.error(line);
    if (options.isJson) {
      const { acceptedCount: accepted, rejectedCount: rejected, repairedCount: repaired, duplicateCount: duplicate } = counts;
      out.line(JSON.stringify({ accepted, rejected, repaired, duplicate }));
    }
    return exitCodeOf(counts);
  },
};

/** Of a refused file every row read counts as rejected. */
const refusedCounts = ({ data }: ImportRefusal) =>
  ({ acceptedCount: 0, rejectedCount: Number(data?.['rowCount'] ?? 0), repairedCount: 0, duplicateCount: 0 });

const exitCodeOf = ({ acceptedCount, duplicateCount }: { acceptedCount: number; duplicateCount: number }): ExitCode =>
  (acceptedCount + duplicateCount > 0 ? 0 : 1);
