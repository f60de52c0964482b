import type { DatasetView, DistrictView } from '@wuding/contract';
import type { CellMarkKind, DistrictStateIds, HeatRamp, PatrolLineKind, ReachTone } from '@wuding/catalog';
import type { FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

/** [lng, lat], WGS-84 degrees. */
export type Position = [number, number];

export interface MapView {
  center: Position;
  zoom: number;
}

/** Where the map came to rest; bbox is west, south, east, north in degrees. */
export type RestingView = MapView & { bbox: [number, number, number, number] };

/** The heat part of a slice answer: square ground cells, of which only the non-empty ones are listed. */
export interface HeatGrid {
  /** South-west corner of the window, degrees. */
  origin: Position;
  /** The same corner on the dataset's local plane, metres east and north of its origin. */
  originMetres: [number, number];
  cellMetres: number;
  columns: number;
  rows: number;
  /** [row × columns + column, count], row 0 in the south. */
  cells: [number, number][];
  /** Where cells are no squares: the closed ring of each index, [lng, lat]. */
  rings?: readonly Position[][];
}

/** Ground cells marked by `kind`: a hotspot's edge, too few passes, nobody went, the one asked about. */
export type CellMarks = FeatureCollection<Polygon | LineString | MultiLineString, { kind: CellMarkKind }>;

/** Streets by how far they were visited as owed, and ways of patrols. The same object = the same picture. */
export type PatrolLines = FeatureCollection<LineString, { kind: PatrolLineKind }>;

export type Theme = 'light' | 'dark';
export type Locale = 'zh-CN' | 'en';

/** A post whose radius is drawn on the ground. */
export interface ReachMark {
  readonly shape: Point | LineString;
  readonly radiusMetres: number;
  readonly viewSide: 'both' | 'left' | 'right' | null;
  readonly tone: ReachTone;
  /** Written beside it; '' = nothing. */
  readonly name: string;
  /** Whether the post itself is drawn too, and not by a layer or a tool. */
  readonly hasMark: boolean;
}

/** Everything the map is asked to show. Handed over whole; the adapter finds out what of it is new. */
export interface MapIntent {
  readonly dataset: DatasetView;
  readonly theme: Theme;
  readonly locale: Locale;
  readonly visibleLayerIds: readonly string[];
  /** Half-open, instants; null = without end. */
  readonly timeRange: { readonly from: string | null; readonly to: string | null };
  readonly heat: HeatGrid | null;
  /** Ascending inner breaks, five or six: a cell of n is in the class of the last break ≤ n. */
  readonly heatBreaks: readonly number[];
  /** Colours of the classes: few → many, or fewer ← the same → more. Absent = heat. */
  readonly heatRamp?: HeatRamp;
  /** Outlines over the cells; absent or null = none. */
  readonly cellMarks?: CellMarks | null;
  readonly districts: readonly Pick<DistrictView, 'id' | 'labelPosition'>[];
  readonly selectedDistrictId: number | null;
  readonly marker: Position | null;
  /** A boundary of another time, drawn dashed; absent or null = none. */
  readonly pastBoundary?: MultiPolygon | null;
  /** Posts with their radius on the ground; absent or null = none. The same list = the same picture. */
  readonly reaches?: readonly ReachMark[] | null;
  /** Lines of patrol over the streets; absent or null = none. */
  readonly patrolLines?: PatrolLines | null;
  /** For another distance from the eye than a desk's; absent = a desk. */
  readonly scale?: { readonly lineScale: number; readonly textScale: number } | null;
  /** Districts that are not calm, in their colour and word; absent or null = states are not told. */
  readonly districtStates?: DistrictStateIds | null;
  /** Where no name may stand, with `size` in CSS pixels; absent or null = nowhere. */
  readonly keptClear?: FeatureCollection<Point, { size: number }> | null;
  /** Another value = records changed, so tiles and features are asked for anew. */
  readonly dataVersion: string;
}
