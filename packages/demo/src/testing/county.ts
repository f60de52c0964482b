import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { prepareGround, type CountyDrawings, type CountyGround } from '../ground/prepare-ground';
import { readDrawings } from '../ground/read-drawings';

const read = (name: string): string => readFileSync(new URL(`../../../../data/county/${name}.geojson`, import.meta.url), 'utf8');

const readPacked = (name: string): string => gunzipSync(readFileSync(new URL(`../../../../data/county/${name}.geojson.gz`, import.meta.url))).toString('utf8');

/** The county as it is shipped, for tests. */
export const countyDrawings: CountyDrawings = readDrawings({ roads: read('roads'), bridges: read('bridges'), districts: read('districts'), blocks: readPacked('blocks'), buildings: readPacked('buildings') });

let prepared: CountyGround | undefined;
export const countyGround = (): CountyGround => (prepared ??= prepareGround(20_221_215, countyDrawings));
