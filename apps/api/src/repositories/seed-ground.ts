import { sql } from 'drizzle-orm';
import type { MarketRule, SchoolTerm } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { lineText } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A bell of a school, by the school's code; minute of the day, weekdays from Monday = 0. */
interface BellRow {
  readonly placeCode: string;
  readonly minute: number;
  readonly label: string;
  readonly weekdays: readonly number[];
  readonly term: string | null;
}

interface WalkRow {
  readonly code: string;
  readonly name: string;
  readonly line: readonly Position[];
}

/** A cell of the unit grid: closed ring, WGS-84. */
interface CellRow {
  readonly code: string;
  readonly ring: readonly Position[];
  readonly floorAreaSquareMetres: number;
  readonly populationWeight: number;
}

// Each writes what the dataset lacks and leaves what is there; each returns how many rows were new.

const countOf = async (rows: Promise<unknown[]>): Promise<number> => (await rows).length;

export const addMarketRules = (tx: Database, datasetId: number, rules: readonly MarketRule[]): Promise<number> => countOf(rowsOf(tx, sql`
  insert into market_rule (dataset_id, name, place_id, anchor_on, period_days)
  select ${datasetId}::int, r.market, (select p.id from place p where p.dataset_id = ${datasetId}::int and p.name = r.market order by p.id limit 1), r."anchorOn", r."periodDays"
  from jsonb_to_recordset(${{ rules }}::jsonb -> 'rules') as r(market text, "anchorOn" date, "periodDays" int)
  on conflict (dataset_id, name) do nothing returning 1`));

export const addSchoolTerms = (tx: Database, datasetId: number, terms: readonly SchoolTerm[]): Promise<number> => countOf(rowsOf(tx, sql`
  insert into school_term (dataset_id, name, kind, from_on, to_on)
  select ${datasetId}::int, t.name, t.kind, t."from", t."to"
  from jsonb_to_recordset(${{ terms }}::jsonb -> 'terms') as t(name text, kind text, "from" date, "to" date)
  on conflict (dataset_id, name) do nothing returning 1`));

export const addBells = (tx: Database, datasetId: number, bells: readonly BellRow[]): Promise<number> => countOf(rowsOf(tx, sql`
  insert into place_bell (place_id, minute, label, weekdays, term)
  select p.id, b.minute, b.label, array(select value::smallint from jsonb_array_elements_text(b.weekdays)), b.term
  from jsonb_to_recordset(${{ bells }}::jsonb -> 'bells') as b("placeCode" text, minute int, label text, weekdays jsonb, term text)
  join place p on p.dataset_id = ${datasetId}::int and p.code = b."placeCode"
  on conflict (place_id, minute, label) do nothing returning 1`));

export const addCoveredWalks = (tx: Database, datasetId: number, walks: readonly WalkRow[]): Promise<number> => countOf(rowsOf(tx, sql`
  insert into covered_walk (dataset_id, code, name, line)
  select ${datasetId}::int, w.code, w.name, w.line::geometry
  from jsonb_to_recordset(${{ walks: walks.map(({ code, name, line }) => ({ code, name, line: lineText(line) })) }}::jsonb -> 'walks') as w(code text, name text, line text)
  on conflict (dataset_id, code) do nothing returning 1`));

export const addUnitCells = (tx: Database, datasetId: number, cells: readonly CellRow[]): Promise<number> => countOf(rowsOf(tx, sql`
  insert into unit_cell (dataset_id, code, area, floor_area_square_metres, population_weight)
  select ${datasetId}::int, c.code, c.area::geometry, c.floor, c.weight
  from jsonb_to_recordset(${{ cells: cells.map(cellRow) }}::jsonb -> 'cells') as c(code text, area text, floor float8, weight float8)
  on conflict (dataset_id, code) do nothing returning 1`));

const cellRow = ({ code, ring, floorAreaSquareMetres, populationWeight }: CellRow) => ({
  code, area: lineText(ring).replace('LINESTRING(', 'POLYGON((').replace(/\)$/, '))'), floor: floorAreaSquareMetres, weight: populationWeight,
});
