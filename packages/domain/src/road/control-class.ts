/**
 * The bureau's three classes of street and how each is held: 主干道严管、次干道严控、小街巷逐步规范.
 * @source the bureau's 2023 summary §二(一)2
 */
export const controlClasses = ['main', 'secondary', 'alley'] as const;
export type ControlClass = (typeof controlClasses)[number];

/**
 * OpenStreetMap highway values as control classes: through traffic is main, district distributors are secondary,
 * everything a person lives or walks on is alley. A bureau overrides single values on import.
 * @source wiki.openstreetmap.org/wiki/Key:highway
 */
export const controlClassOfHighway: Readonly<Record<string, ControlClass>> = {
  motorway: 'main', motorway_link: 'main', trunk: 'main', trunk_link: 'main', primary: 'main', primary_link: 'main',
  secondary: 'secondary', secondary_link: 'secondary', tertiary: 'secondary', tertiary_link: 'secondary',
  unclassified: 'alley', residential: 'alley', living_street: 'alley', service: 'alley', pedestrian: 'alley',
  footway: 'alley', path: 'alley', cycleway: 'alley', track: 'alley', steps: 'alley', corridor: 'alley',
  bridleway: 'alley', road: 'alley', busway: 'secondary', construction: 'alley', proposed: 'alley',
};
