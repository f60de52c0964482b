/** What somebody may tell a screen from elsewhere: on, back, held for a minute, held until it is let go, let go, or one scene. */
export const screenActs = ['next', 'previous', 'pause', 'pin', 'release', 'show'] as const;
export type ScreenAct = (typeof screenActs)[number];
