import { bboxCentre, bboxOf, groundGrid, polygonAreaSquareMetres, roundPosition, type LocalPlane, type Position } from '@wuding/geo';

export interface BuildingDrawing {
  readonly rings: readonly (readonly Position[])[];
  readonly storeys: number;
}

/** A cell of the unit grid (单元网格): what rates per head are taken over, so that they stay comparable when districts are redrawn. */
export interface UnitCell {
  /** Division, community and cell in a row of digits, of no fixed length. [simulated] */
  readonly code: string;
  readonly ring: readonly Position[];
  readonly floorAreaSquareMetres: number;
  /** People who live or work there, estimated from floor area: a weight, not a census. */
  readonly populationWeight: number;
}

const cellMetres = 120;
/** Less is a shed in a field. */
const leastFloorSquareMetres = 150;
/** Floor area of one person, dwellings and workplaces together. [simulated] */
const floorSquareMetresPerPerson = 75;
/** Of no real division: 53 is Yunnan, the rest is unused there. [simulated] */
const divisionCode = '539901001';
/** Communities: the core, and a quarter of the ground around it each. [simulated] */
const coreMetres = 450;
/** Rows and columns are counted from south-west of anything built. */
const firstIndex = 50;

/** Square cells over the built-up area, in order of their codes; a cell where nothing is built is none. */
export function unitCells(buildings: readonly BuildingDrawing[], plane: LocalPlane): UnitCell[] {
  const grid = groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres });
  const floors = new Map<string, { column: number; row: number; area: number }>();
  for (const { rings, storeys } of buildings) {
    const box = bboxOf(rings[0] ?? []);
    if (box === null) continue;
    const cell = grid.cellOf(...plane.toPlane(bboxCentre(box)));
    const key = `${cell.column},${cell.row}`;
    const found = floors.get(key) ?? { ...cell, area: 0 };
    floors.set(key, { ...found, area: found.area + polygonAreaSquareMetres(rings) * storeys });
  }
  return [...floors.values()].filter(({ area }) => area >= leastFloorSquareMetres)
    .map(({ column, row, area }) => ({
      code: codeOf(column, row), ring: ringOf(column, row, plane),
      floorAreaSquareMetres: Math.round(area), populationWeight: Math.round((area / floorSquareMetresPerPerson) * 10) / 10,
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function codeOf(column: number, row: number): string {
  const [east, north] = [(column + 0.5) * cellMetres, (row + 0.5) * cellMetres];
  const community = Math.hypot(east, north) < coreMetres ? 1 : 2 + (east < 0 ? 0 : 1) + (north < 0 ? 0 : 2);
  return `${divisionCode}${String(community).padStart(3, '0')}${two(row)}${two(column)}`;
}

const two = (index: number): string => String(index + firstIndex).padStart(2, '0');

function ringOf(column: number, row: number, plane: LocalPlane): Position[] {
  const [west, south] = [column * cellMetres, row * cellMetres];
  return [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(([e = 0, n = 0]) => roundPosition(plane.toPosition([west + e * cellMetres, south + n * cellMetres])));
}
