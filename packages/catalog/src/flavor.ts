import type { ControlClass, ZoneKind } from '@wuding/domain';

/** Fill and casing of a road, or of anything else with a rim. */
export interface Cased {
  readonly fill: string;
  readonly casing: string;
}

/** The colour of a word on the map and the halo that lifts it off the ground. */
export interface LabelInk {
  readonly text: string;
  readonly halo: string;
  readonly haloWidthPixels: number;
}

/** What a district looks like while nothing is wrong, while it wants attention, and while it alarms. */
export interface DistrictStateInk {
  readonly line: string;
  readonly text: string;
}

/** Six colours, few → many. Classes are cut by five breaks, so that a picture never shows more than six. */
export type Ramp6 = readonly [string, string, string, string, string, string];
export type Ramp7 = readonly [string, string, string, string, string, string, string];

/** Guard post states: colour never stands alone, each has its shape and its word. */
export const postStates = ['on-post', 'late', 'vacant', 'away', 'not-due'] as const;
export type PostState = (typeof postStates)[number];

/** `fill` of the glyph, `rim` around it where the fill alone is too pale, `text` of its word, `mark` inside it. */
export interface StatusInk {
  readonly fill: string;
  readonly rim: string | null;
  readonly text: string;
  readonly mark: string;
}

/**
 * Every colour and opacity of the map and of its legends in one theme. Lengths are CSS pixels at `lineScale` and
 * `textScale` 1, which is the desk; a wall or a phone scales them (see `scaledFlavor`).
 */
export interface Flavor {
  readonly name: 'light' | 'dark';
  /** Multiplies road widths and outlines: desk 1, phone 1.5, wall 1.6, wide wall 1.75. */
  readonly lineScale: number;
  /** Multiplies label sizes: desk 1, wall 2. */
  readonly textScale: number;

  readonly surface: string;
  readonly text1: string;
  readonly text2: string;
  readonly accent: string;
  /** Marks of no state of their own: incidents, the pin. `rim` is the ground they are cut out of. */
  readonly mark: { readonly fill: string; readonly rim: string };
  /** The zoom from which incidents are drawn one by one. */
  readonly pointsFromZoom: number;
  /** Named places: the quietest mark. */
  readonly place: { readonly fill: string; readonly rim: string };

  readonly land: string;
  /** The ground where there is no base map: about as light as a built-up town, so that streets stand out on it. */
  readonly bareGround: string;
  readonly reliefOpacityRatio: number;
  readonly fields: { readonly tints: readonly [string, string, string]; readonly opacityRatio: number };
  readonly block: string;
  readonly park: string;
  readonly water: { readonly fill: string; readonly bank: string; readonly bankWidthPixels: number };
  readonly building: { readonly low: string; readonly high: string; readonly outline: string };
  readonly streets: Readonly<Record<ControlClass, Cased>>;
  readonly labels: { readonly main: LabelInk; readonly minor: LabelInk; readonly water: LabelInk };

  readonly district: {
    readonly calm: DistrictStateInk;
    readonly attention: DistrictStateInk;
    readonly alarm: DistrictStateInk;
    readonly fillOpacityRatio: number;
    readonly glowOpacityRatio: number;
    readonly outlineOpacityRatio: number;
    readonly name: LabelInk;
    readonly nameSizePixels: number;
  };
  /** Areas with rules and hours: quiet, for none of them is a state. */
  readonly zones: Readonly<Record<ZoneKind, string>>;
  readonly status: Readonly<Record<PostState, StatusInk>>;

  readonly heat: Ramp6;
  readonly heatOpacityRatio: number;
  /** The hairline between neighbouring cells. */
  readonly heatSeam: string;
  /** Hour of the week; the first is zero, its own class. */
  readonly rhythm: readonly string[];
  readonly diverging: Ramp7;
  readonly categorical: Ramp6;
}

/** The same flavor for another distance from the eye. */
export const scaledFlavor = (flavor: Flavor, scale: { readonly lineScale: number; readonly textScale: number }): Flavor => ({ ...flavor, ...scale });

/** The same flavor while the heat grid is on show: districts and single points step back, so that the cells carry the picture. */
export const flavorUnderHeat = (flavor: Flavor): Flavor => ({
  ...flavor,
  pointsFromZoom: 15,
  district: { ...flavor.district, glowOpacityRatio: 0.12, outlineOpacityRatio: 0.55, nameSizePixels: 14 },
});
