/** What a place on the map is. `sensitive` ones carry a buffer in which the rules are stricter (学校、医院). */
export const placeKinds = ['school', 'hospital', 'market', 'mall', 'housing', 'exchange', 'site', 'government', 'station', 'shop', 'other'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const sensitivePlaceKinds: readonly PlaceKind[] = ['school', 'hospital'];
