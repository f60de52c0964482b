import { createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { spotCode, TruthTally, type CountyDay, type LatentPass, type LatentStay, type SimulatedCounty } from '@wuding/demo';

/** Where the latent log of the simulated county goes: what really happened, whether or not anybody saw it. */
export interface LatentSink {
  /** Once for each town, before its days. */
  town(county: SimulatedCounty, suffix: string): TownLog;
}

export interface TownLog {
  day(day: CountyDay): void;
  /** After the last day: the town's truths are drawn up. */
  end(): void;
}

interface LatentLog extends LatentSink {
  /** Makes the files whole: until then they bear other names. */
  close(): Promise<void>;
}

/**
 * The files beside the simulated county: `truth.json`, what was planted in each town and what estimators are held to, and
 * `latent.ndjson.gz`, one line for every stay of every vendor (`k: "stay"`), every pass of every group, the missed vendors included
 * (`k: "pass"`), and every stay as it would have been without posts (`k: "twin"`). See docs/simulated-county.md.
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
    town(county, suffix) {
      const tally = new TruthTally(county);
      return {
        day: (day) => {
          tally.add(day);
          gzip.write([...day.latent.map((stay) => stayLine('stay', stay, suffix)), ...day.withoutPosts.map((stay) => stayLine('twin', stay, suffix)),
            ...day.passes.map((pass) => passLine(pass, suffix))].join(''));
        },
        end: () => void towns.push({ ...plantedIn(county, suffix), truth: tally.result() }),
      };
    },
    async close() {
      gzip.end();
      await finished(file);
      writeFileSync(join(folder, 'truth.json'), `${JSON.stringify({ provenance: 'simulated', towns })}\n`);
      renameSync(partial, join(folder, 'latent.ndjson.gz'));
    },
  };
}

const stayLine = (k: 'stay' | 'twin', { vendor, spot, fromAt, toAt, began, ended }: LatentStay, suffix: string): string =>
  `${JSON.stringify({ k, t: suffix, v: vendor, s: spotCode(spot) + suffix, a: fromAt, b: toAt, began, ended })}\n`;

const passLine = ({ spot, unit, fromAt, toAt, isRandom, presentCount, noticedCount }: LatentPass, suffix: string): string =>
  `${JSON.stringify({ k: 'pass', t: suffix, s: spotCode(spot) + suffix, u: unit + suffix, a: fromAt, b: toAt, random: isRandom, present: presentCount, noticed: noticedCount })}\n`;

const plantedIn = ({ parameters, spots, vendors, offenders, posts }: SimulatedCounty, suffix: string): object => ({
  suffix, parameters, offenders,
  spots: spots.map(({ index, position, districtName, kind, exposure }) => ({ code: spotCode(index) + suffix, position, districtName, kind, exposure })),
  vendors: vendors.map(({ index, homeSpot, alternativeSpot, product, temper, isRepeatOffender }) => ({
    vendor: index, home: spotCode(homeSpot) + suffix, alternative: spotCode(alternativeSpot) + suffix, product: product.name, eventCode: product.eventCode, temper, isRepeatOffender,
  })),
  posts: posts.map(({ spot, control, ...post }) => ({ ...post, spot: spotCode(spot) + suffix, control: { ...control, spot: spotCode(control.spot) + suffix } })),
});
