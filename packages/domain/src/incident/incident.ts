/** `open` until somebody closes it; `withdrawn` was recorded in error and counts nowhere, but is kept. */
export const incidentStatuses = ['open', 'closed', 'withdrawn'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** How the bureau came to know. */
export const incidentSources = ['patrol', 'post', 'complaint', 'hotline', 'camera', 'self-report', 'other'] as const;
export type IncidentSource = (typeof incidentSources)[number];

/** `on-the-spot` is the fast lane 现场自行处置; `dispatched` runs the full case workflow. */
export const handlingModes = ['on-the-spot', 'dispatched', 'none'] as const;
export type HandlingMode = (typeof handlingModes)[number];

/** What came of it, in the words of the three-strike ladder and of plain clearing. `none` = nothing recorded. */
export const incidentOutcomes = ['advice', 'warning', 'penalty', 'corrected', 'cleared', 'not-found', 'none'] as const;
export type IncidentOutcome = (typeof incidentOutcomes)[number];

/**
 * Times an incident may plausibly bear: not before this instant, and not more than a day ahead of the clock
 * (a day absorbs mislabelled zones; anything beyond is a broken clock).
 * @source no digital urban-management record predates the Beijing Dongcheng grid pilot of 2004; 2000-01-01 leaves slack
 */
export const earliestIncidentAt = Date.UTC(2000, 0, 1);
export const latestIncidentLeadMilliseconds = 24 * 3600 * 1000;
