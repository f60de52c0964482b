import { createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { spotCode, type LatentStay, type SimulatedCounty } from '@wuding/demo';

/** Where the latent log of the simulated county goes: what really happened, whether or not anybody saw it. */
export interface LatentSink {
  /** Once for each town, before its stays. */
  town(county: SimulatedCounty, suffix: string): void;
  stays(stays: readonly LatentStay[], suffix: string): void;
}

export interface LatentLog extends LatentSink {
  /** Makes the files whole: until then they bear other names. */
  close(): Promise<void>;
}

/**
 * The files beside the simulated county: `truth.json`, the planted parameters, spots and vendors of each town, and
 * `latent.ndjson.gz`, one line for every stay of every vendor (t: town, v: vendor, s: spot, a and b: UTC milliseconds).
 * They are for testing estimators; no part of the product reads them.
 * @param folder made when absent; files of an earlier run are replaced when the log is closed
 */
export function openLatentLog(folder: string): LatentLog {
  mkdirSync(folder, { recursive: true });
  const partial = join(folder, 'latent.ndjson.gz.part');
  const gzip = createGzip({ level: 4 });
  const file = gzip.pipe(createWriteStream(partial));
  const towns: object[] = [];
  return {
    town: (county, suffix) => void towns.push(truthOf(county, suffix)),
    stays: (stays, suffix) => void gzip.write(stays.map((stay) => lineOf(stay, suffix)).join('')),
    async close() {
      gzip.end();
      await finished(file);
      writeFileSync(join(folder, 'truth.json'), `${JSON.stringify({ provenance: 'simulated', towns }, null, 1)}\n`);
      renameSync(partial, join(folder, 'latent.ndjson.gz'));
    },
  };
}

const lineOf = ({ vendor, spot, fromAt, toAt, began, ended }: LatentStay, suffix: string): string =>
  `${JSON.stringify({ t: suffix, v: vendor, s: spotCode(spot) + suffix, a: fromAt, b: toAt, began, ended })}\n`;

const truthOf = ({ parameters, spots, vendors }: SimulatedCounty, suffix: string): object => ({
  suffix, parameters,
  spots: spots.map(({ index, position, districtName, kind, exposure }) => ({ code: spotCode(index) + suffix, position, districtName, kind, exposure })),
  vendors: vendors.map(({ index, homeSpot, alternativeSpot, product, temper }) => ({
    vendor: index, home: spotCode(homeSpot) + suffix, alternative: spotCode(alternativeSpot) + suffix, product: product.name, eventCode: product.eventCode, temper,
  })),
});
