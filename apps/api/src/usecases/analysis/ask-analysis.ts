import { openZone, visitFrame, weekdayOfDay, type EventFilter, type VisitFrame, type Window, type Zone } from '@wuding/analytics';
import type { SliceFilter } from '@wuding/contract';
import { isAllowed, refuse, revisitSlackMinutes, type Result } from '@wuding/domain';
import { pointInPolygon } from '@wuding/geo';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { readHeads } from '../../repositories/change-log';
import type { Dataset } from '../../repositories/datasets';
import { heldSpans, type HeldSpan } from '../../repositories/held-posts';
import { listRandomDraws } from '../../repositories/revisits';
import { listSpots, readVisitMark, readVisits, type SpotRecord } from '../../repositories/visit-frame';
import { findDataset } from '../datasets/find-dataset';
import { figureWindow } from '../districts/figure-window';
import { askCube, type CubeQuestion } from '../slice/ask-cube';

export interface AnalysisRequest {
  readonly dataset?: string | undefined;
  readonly filter?: SliceFilter | undefined;
}

/** Longer windows than this are reports, not analyses. */
const analysisDays = 800;
const defaultDays = 90;
const dayMilliseconds = 86_400_000;

/** The passes of a window, and which of them the filter lets count. */
export interface PassBook {
  readonly spots: readonly SpotRecord[];
  readonly visits: VisitFrame;
  /** 1 where weekday, hour, district and polygon of the filter let the pass count. */
  readonly kept: Uint8Array;
  /** District the spot lay in when it was passed; 0 = in none. By pass. */
  readonly districtOf: Int32Array;
  /** 1 where a post within whose radius the spot lies was held when the pass ended. By pass. */
  readonly isGuarded: Uint8Array;
}

export interface AnalysisQuestion extends PassBook {
  readonly dataset: Dataset;
  readonly window: Window;
  readonly zone: Zone;
}

/**
 * The window, the passes and the cube an analysis is about; `answer` is called at once when all are there, for the cube changes
 * in place whenever something waits. Cost: grows with the passes and records of the window.
 */
export async function askAnalysis<Answer>(asking: Asking, answer: (question: AnalysisQuestion, cube: CubeQuestion) => Result<Answer>): Promise<Result<Answer>> {
  if (!isAllowed(asking.ctx.actor, 'analysis.read')) return refuse('not-allowed');
  return gatherAnalysis({ mostDays: analysisDays, ...asking }, answer);
}

interface Asking {
  readonly ctx: Context;
  readonly cubes: EventCubes;
  readonly request: AnalysisRequest & { readonly grid?: { readonly cellMetres: number } };
}

/** The same for a figure that others may read than those who analyse, and as long as it likes unless told how many days at most. */
export async function gatherAnalysis<Answer>({ ctx, cubes, request, mostDays = Infinity }: Asking & { readonly mostDays?: number }, answer: (question: AnalysisQuestion, cube: CubeQuestion) => Result<Answer>): Promise<Result<Answer>> {
  const dataset = await findDataset(ctx, request.dataset);
  if (!dataset.ok) return dataset;
  const window = analysisWindow(request.filter, { nowAt: ctx.clock.now(), timeZone: dataset.value.timeZone }, mostDays);
  if (!window.ok) return window;
  const { fromAt, toAt } = window.value;
  const filter = { ...request.filter, from: new Date(fromAt).toISOString(), to: new Date(toAt).toISOString() };
  const zone = openZone(dataset.value.timeZone);
  const book = await openPassBook(ctx, cubes, { datasetId: dataset.value.id, fromAt, toAt, zone });
  return askCube({ ctx, cubes, request: { dataset: request.dataset, filter, ...(request.grid && { grid: request.grid }) } }, (cube) =>
    answer({ dataset: dataset.value, window: window.value, zone, ...book, ...keptBy(book, cube.filter) }, cube));
}

function analysisWindow(filter: SliceFilter | undefined, today: { nowAt: number; timeZone: string }, mostDays: number): Result<Window> {
  const window = figureWindow({ from: filter?.from, to: filter?.to }, today, defaultDays);
  if (!window.ok) return refuse(window.refusal.code, { pointer: `/filter${window.refusal.pointer ?? '/to'}` });
  if (window.value.toAt - window.value.fromAt > mostDays * dayMilliseconds) return refuse('analysis-window-too-long', { pointer: '/filter/from', data: { mostDays } });
  return window;
}

type WindowBook = Omit<PassBook, 'kept'>;
/** The last few windows read, each until another pass or a change (a boundary) is stored: filters change oftener than the window does. They live as long as the cubes they stand beside. */
const books = new WeakMap<EventCubes, Map<string, { mark: string; book: WindowBook }>>();
const keptBooks = 6;

async function openPassBook({ store }: Context, cubes: EventCubes, { zone, ...window }: { datasetId: number; fromAt: number; toAt: number; zone: Zone }): Promise<WindowBook> {
  const known = books.get(cubes) ?? new Map<string, { mark: string; book: WindowBook }>();
  books.set(cubes, known);
  const mark = `${await readVisitMark(store.db)}.${(await readHeads(store.db)).changeHead}`, key = JSON.stringify(window);
  const held = known.get(key);
  if (held?.mark === mark) return held.book;
  const spots = await listSpots(store.db, window);
  const numberOf = new Map(spots.map(({ id }, number) => [id, number]));
  const isDrawn = drawnPasses(await listRandomDraws(store.db, window));
  const rows = (await readVisits(store.db, window)).map(({ spotId, ...row }) => ({ ...row, spot: numberOf.get(spotId) ?? 0, isRandom: row.isRandom || isDrawn(spotId, row.enteredAt) }));
  const visits = visitFrame(rows, localIn(zone));
  const book = { spots, visits, districtOf: Int32Array.from(visits.spot, (spot, pass) => districtAt(spots[spot], visits.enteredAt[pass] ?? 0)), isGuarded: guardedPasses(visits, spots, await heldSpans(store.db, window)) };
  known.delete(key);
  known.set(key, { mark, book });
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - keptBooks))) known.delete(old);
  return book;
}

/** Whether a pass is one that was left to chance: at the spot drawn, as near the time drawn as a suggestion asks. */
function drawnPasses(draws: readonly { readonly spotId: number; readonly dueAt: number }[]): (spotId: number, enteredAt: number) => boolean {
  const bySpot = new Map<number, number[]>();
  for (const { spotId, dueAt } of draws) bySpot.set(spotId, [...(bySpot.get(spotId) ?? []), dueAt]);
  return (spotId, enteredAt) => bySpot.get(spotId)?.some((dueAt) => Math.abs(enteredAt - dueAt) <= revisitSlackMinutes * 60_000) === true;
}

function guardedPasses(visits: VisitFrame, spots: readonly SpotRecord[], held: readonly HeldSpan[]): Uint8Array {
  const bySpot = new Map<number, HeldSpan[]>();
  for (const span of held) bySpot.set(span.spotId, [...(bySpot.get(span.spotId) ?? []), span]);
  return Uint8Array.from(visits.spot, (spot, pass) => {
    const at = visits.leftAt[pass] ?? 0, id = spots[spot]?.id;
    return id !== undefined && bySpot.get(id)?.some(({ fromAt, toAt }) => fromAt <= at && at < toAt) === true ? 1 : 0;
  });
}

const epochAt = Date.UTC(2000, 0, 1);

/** Civil day counted from 2000-01-01 and minute of it, in a zone. */
export const localIn = (zone: Zone) => (at: number): { day: number; minute: number } => {
  const seconds = Math.floor((at - epochAt) / 1000);
  const local = seconds + zone.offsetSecondsAt(seconds);
  const day = Math.floor(local / 86_400);
  return { day, minute: Math.floor((local - day * 86_400) / 60) };
};

const districtAt = (spot: SpotRecord | undefined, at: number): number =>
  spot?.districts.find(({ fromAt, toAt }) => (fromAt ?? -Infinity) <= at && at < (toAt ?? Infinity))?.id ?? 0;

function keptBy({ spots, visits, districtOf }: Pick<PassBook, 'spots' | 'visits' | 'districtOf'>, { weekdays, hours, districtIds, polygon }: EventFilter): { kept: Uint8Array } {
  const isInside = polygon === undefined ? null : spots.map(({ lng, lat }) => isIn([lng, lat], polygon));
  return {
    kept: Uint8Array.from(visits.spot, (spot, pass) => {
      const passes = (weekdays?.includes(weekdayOfDay(visits.day[pass] ?? 0)) ?? true) && (hours?.includes(visits.hour[pass] ?? 0) ?? true)
        && (districtIds?.includes(districtOf[pass] ?? 0) ?? true) && (isInside === null || isInside[spot] === true);
      return passes ? 1 : 0;
    }),
  };
}

const isIn = (position: [number, number], rings: NonNullable<EventFilter['polygon']>): boolean => pointInPolygon(position, rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])));
